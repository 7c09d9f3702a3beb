"""An inspector finds a job in neither of two queues, since it is on its way between them.

Each queue is safe, but taking from one and putting into the other are two steps. Whoever adds up the sizes in
between, or reads them at different moments, sees a state that never was meant to be.
"""

from queue import Queue
from threading import Thread

N = 3
waiting = Queue()
finished = Queue()


def work():
    for _ in range(N):
        job = waiting.get()
        finished.put(job)


def inspect():
    n_jobs = waiting.qsize() + finished.qsize()
    assert n_jobs == N, f"there are {n_jobs} jobs instead of {N}"


for job in range(N):
    waiting.put(job)
threads = [Thread(target=work), Thread(target=inspect)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
