"""A thread that did not get the lock in time works as if it had it.

acquire() with a timeout tells by its result whether the lock was taken. Who does not look changes the data without
the lock, and then gives back a lock that another thread holds.
"""

from threading import Lock, Thread
from time import sleep

lock = Lock()
entries = []


def log(entry):
    lock.acquire(timeout=1)
    n_before = len(entries)
    sleep(0.01)
    entries.append(entry)
    assert len(entries) == n_before + 1, "somebody else was in the critical section"
    lock.release()


threads = [Thread(target=log, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
