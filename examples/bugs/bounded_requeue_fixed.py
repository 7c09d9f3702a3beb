"""A consumer keeps the jobs that it wants to try again to itself.

The consumer never waits for room in the queue that it alone can empty.
"""

from queue import Queue
from threading import Thread

jobs = Queue(maxsize=1)
done = []


def work():
    has_failed = False
    to_retry = []
    while len(done) < 2:
        job = to_retry.pop() if to_retry else jobs.get()
        if job == "flaky" and not has_failed:
            has_failed = True
            to_retry.append(job)
        else:
            done.append(job)


worker = Thread(target=work)
worker.start()
jobs.put("flaky")
jobs.put("sound")
worker.join()
assert sorted(done) == ["flaky", "sound"]
