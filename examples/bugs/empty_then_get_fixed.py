"""Two consumers take items from a queue until there are none.

get_nowait() looks and takes in one step; the exception is the answer that there is nothing left.
"""

from queue import Empty, Queue
from threading import Thread

jobs = Queue()
done = []


def work():
    while True:
        try:
            done.append(jobs.get_nowait())
        except Empty:
            return


for job in range(3):
    jobs.put(job)
threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(done) == [0, 1, 2]
