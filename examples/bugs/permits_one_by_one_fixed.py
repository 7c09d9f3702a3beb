"""A thread takes both permits that it needs, or none.

A lock around the two acquisitions lets one thread at a time collect permits. Whoever has its two gives them back
without it.
"""

from threading import Lock, Semaphore, Thread

tape_drives = Semaphore(2)
collecting = Lock()
n_copies = []


def copy_tape():
    with collecting:
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
