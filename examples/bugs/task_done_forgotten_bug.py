"""A cancelled job is not reported as done, and join() waits for ever.

Queue.join() counts the calls of task_done(). The way out of the loop for cancelled jobs forgets it, which shows
only if the cancellation comes while jobs still wait.
"""

from queue import Queue
from threading import Event, Thread

jobs = Queue()
is_cancelled = Event()
finished = []


def work():
    while True:
        job = jobs.get()
        if is_cancelled.is_set():
            continue
        finished.append(job)
        jobs.task_done()


Thread(target=work, daemon=True).start()
canceller = Thread(target=is_cancelled.set)
for job in range(3):
    jobs.put(job)
canceller.start()
jobs.join()
canceller.join()
assert len(finished) <= 3
