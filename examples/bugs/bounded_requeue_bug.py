"""The only consumer of a full queue puts something into it.

A job that fails is put back to be tried again. If the producer has filled the place in the meantime, consumer and
producer both wait for room.
"""

from queue import Queue
from threading import Thread

jobs = Queue(maxsize=1)
done = []


def work():
    has_failed = False
    while len(done) < 2:
        job = jobs.get()
        if job == "flaky" and not has_failed:
            has_failed = True
            jobs.put(job)
        else:
            done.append(job)


worker = Thread(target=work)
worker.start()
jobs.put("flaky")
jobs.put("sound")
worker.join()
assert sorted(done) == ["flaky", "sound"]
