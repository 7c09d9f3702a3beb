"""A thread that did not get the lock in time does something else.

The result of acquire() is looked at: without the lock the entry is counted as dropped, and nothing is released.
"""

from threading import Lock, Thread
from time import sleep

lock = Lock()
entries = []
dropped = []


def log(entry):
    if not lock.acquire(timeout=1):
        dropped.append(entry)
        return
    try:
        n_before = len(entries)
        sleep(0.01)
        entries.append(entry)
        assert len(entries) == n_before + 1, "somebody else was in the critical section"
    finally:
        lock.release()


threads = [Thread(target=log, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(entries + dropped) == [0, 1, 2]
