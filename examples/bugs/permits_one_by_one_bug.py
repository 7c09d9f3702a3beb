"""Two threads have one of two permits each, and both need a second one.

Taking several permits of one semaphore one after the other is as dangerous as taking several locks: all can be
given out while nobody has enough.
"""

from threading import Semaphore, Thread

tape_drives = Semaphore(2)
n_copies = []


def copy_tape():
    tape_drives.acquire()
    tape_drives.acquire()
    n_copies.append(1)
    tape_drives.release(2)


threads = [Thread(target=copy_tape) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(n_copies) == 2
