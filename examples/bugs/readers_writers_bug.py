"""A writer enters while a reader is in.

The lock counts its readers, but a writer waits only for other writers. The reader sees one half of the data from
before the change and one half from after it.
"""

from threading import Condition, Lock, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.n_readers = 0
        self.is_writing = False

    def begin_read(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_writing)
            self.n_readers += 1

    def end_read(self):
        with self.changed:
            self.n_readers -= 1
            self.changed.notify_all()

    def begin_write(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_writing)
            self.is_writing = True

    def end_write(self):
        with self.changed:
            self.is_writing = False
            self.changed.notify_all()


def look(cell):
    with cell_lock:
        return data[cell]


def read():
    lock.begin_read()
    assert look("x") == look("y"), "the reader sees half a change"
    lock.end_read()


def write():
    lock.begin_write()
    data.update(x=1, y=1)
    lock.end_write()


lock, cell_lock, data = ReadWriteLock(), Lock(), {"x": 0, "y": 0}
for target in (read, write, read):
    Thread(target=target).start()
