"""Two readers want to become writers, and each waits for the other to stop reading.

A reader that keeps its place while it waits for all other readers to leave is safe only if it is the only one that
does so.
"""

from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.n_readers = 0

    def begin_read(self):
        with self.changed:
            self.n_readers += 1

    def upgrade(self):
        self.changed.acquire()
        self.changed.wait_for(lambda: self.n_readers == 1)

    def end(self):
        self.n_readers -= 1
        self.changed.notify_all()
        self.changed.release()


def update(key):
    lock.begin_read()
    new = max(cache.values(), default=0) + 1
    lock.upgrade()
    cache[key] = new
    lock.end()


lock = ReadWriteLock()
cache = {}
threads = [Thread(target=update, args=(key,)) for key in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sorted(cache.values()) == [1, 2]
