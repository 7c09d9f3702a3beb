import _thread
a = _thread.allocate_lock()
b = _thread.allocate_lock()
done = _thread.allocate_lock()
done.acquire()


def other():
    with b:
        with a:
            print("other has both")
    done.release()


_thread.start_new_thread(other, ())
with a:
    with b:
        print("main has both")
done.acquire()
