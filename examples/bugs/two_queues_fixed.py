"""An inspector sees each job exactly once.

One lock makes moving a job a single step, and looking at both queues another one.
"""

from queue import Queue
from threading import Lock, Thread

N = 3
waiting = Queue()
finished = Queue()
moving = Lock()


def work():
    for _ in range(N):
        with moving:
            job = waiting.get()
            finished.put(job)


def inspect():
    with moving:
        n_jobs = waiting.qsize() + finished.qsize()
    assert n_jobs == N, f"there are {n_jobs} jobs instead of {N}"


for job in range(N):
    waiting.put(job)
threads = [Thread(target=work), Thread(target=inspect)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
