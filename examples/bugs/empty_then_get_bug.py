"""Two consumers see one item in a queue, and one of them finds it gone.

empty() tells what was true a moment ago. With more than one consumer, get_nowait() may raise Empty in spite of it.
"""

from queue import Queue
from threading import Thread

jobs = Queue()
done = []


def work():
    while not jobs.empty():
        done.append(jobs.get_nowait())


for job in range(3):
    jobs.put(job)
threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(done) == [0, 1, 2]
