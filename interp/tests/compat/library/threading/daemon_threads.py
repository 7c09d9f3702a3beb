# Daemons: the program ends without them.
import threading
from threading import Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


def inherit(results):
    results.append(threading.current_thread().daemon)
    child = Thread(target=lambda: results.append(threading.current_thread().daemon))
    results.append(child.daemon)
    child.start()
    child.join()


for daemon in (None, False, True):
    results = []
    thread = Thread(target=inherit, args=(results,), daemon=daemon)
    thread.start()
    thread.join()
    print(daemon, thread.daemon, results)

thread = Thread()
print(thread.daemon)
thread.daemon = True
print(thread.daemon, thread)
thread.daemon = False
print(thread.daemon)

gate = threading.Event()
running = Thread(target=gate.wait, daemon=True)
running.start()
attempt(lambda: setattr(running, "daemon", False))
attempt(lambda: setattr(threading.main_thread(), "daemon", True))
print(repr(running).replace(f" {running.ident})", " ID)"))
gate.set()
running.join()
attempt(lambda: setattr(running, "daemon", False))

# This one never ends; it does not keep the program.
forever = threading.Event()
stuck = Thread(target=forever.wait, daemon=True)
stuck.start()
print(stuck.is_alive(), threading.active_count())


# This one is not a daemon: it ends before the program does.
def late():
    done.wait()
    print("late thread ends")


done = threading.Event()
late_thread = Thread(target=late)
late_thread.start()
print("main thread ends")
done.set()


# The main thread can be waited for, too.
def last():
    main = threading.main_thread()
    late_thread.join()
    main.join(0)
    print(main.is_alive())
    gate.set()
    main.join()
    print("the main thread has ended:", not main.is_alive())


gate.clear()
Thread(target=last).start()
gate.wait()
