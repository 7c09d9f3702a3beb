"""Each job that is taken is reported as done, cancelled or not.

task_done() stands in a `finally`, which no way out of the loop's body leaves out.
"""

from queue import Queue
from threading import Event, Thread

jobs = Queue()
is_cancelled = Event()
finished = []


def work():
    while True:
        job = jobs.get()
        try:
            if is_cancelled.is_set():
                continue
            finished.append(job)
        finally:
            jobs.task_done()


Thread(target=work, daemon=True).start()
canceller = Thread(target=is_cancelled.set)
for job in range(3):
    jobs.put(job)
canceller.start()
jobs.join()
canceller.join()
assert len(finished) <= 3
