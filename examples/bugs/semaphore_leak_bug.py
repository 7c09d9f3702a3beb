"""A permit is not given back when a job fails, until nobody gets one any more.

release() stands after the work, where an exception does not come by. The caller handles the exception and goes on,
but the permit is gone.
"""

from queue import Empty, Queue
from threading import Semaphore, Thread

jobs = Queue()
printers = Semaphore(1)
printed = []


def print_next():
    printers.acquire()
    printed.append(jobs.get_nowait())
    printers.release()


def work():
    try:
        print_next()
    except Empty:
        printed.append("nothing to print")


threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
jobs.put("page 1")
jobs.put("page 2")
for thread in threads:
    thread.join()
assert len(printed) == 2
