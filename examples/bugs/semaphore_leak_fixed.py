"""A permit is given back whatever becomes of the job.

The `with` statement releases the semaphore on each way out of the block, exceptions included.
"""

from queue import Empty, Queue
from threading import Semaphore, Thread

jobs = Queue()
printers = Semaphore(1)
printed = []


def print_next():
    with printers:
        printed.append(jobs.get_nowait())


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
