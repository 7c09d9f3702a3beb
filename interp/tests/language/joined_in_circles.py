# Two threads wait for each other's end.
import threading

threads = []
ready = threading.Event()


def wait_for(other):
    ready.wait()
    threads[other].join()


for i in range(2):
    threads.append(threading.Thread(target=wait_for, args=(1 - i,)))
    threads[i].start()
ready.set()
