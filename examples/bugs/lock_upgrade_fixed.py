"""Who is going to write is a writer from the beginning.

A thread that reads in order to write excludes all others before it reads, so there is nothing to upgrade.
"""

from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.n_readers = 0

    def begin_read(self):
        with self.changed:
            self.n_readers += 1

    def end_read(self):
        with self.changed:
            self.n_readers -= 1
            self.changed.notify_all()

    def begin_write(self):
        self.changed.acquire()
        self.changed.wait_for(lambda: self.n_readers == 0)

    def end_write(self):
        self.changed.release()


def update(key):
    lock.begin_write()
    cache[key] = max(cache.values(), default=0) + 1
    lock.end_write()


lock = ReadWriteLock()
cache = {}
threads = [Thread(target=update, args=(key,)) for key in "ab"]
for thread in threads:
    thread.start()
lock.begin_read()
assert len(cache) <= 2
lock.end_read()
for thread in threads:
    thread.join()
assert sorted(cache.values()) == [1, 2]
