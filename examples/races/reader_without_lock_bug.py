"""Only those who change the range take the lock; a reader without it sees half of a change."""

from threading import Lock, Thread


class Range:
    def __init__(self):
        self.low, self.high = 0, 1
        self.lock = Lock()

    def move(self, by):
        with self.lock:
            self.low += by
            self.high += by

    def width(self):
        return self.high - self.low


span = Range()


def read():
    assert span.width() == 1, "the range has another width for a moment"


threads = [Thread(target=span.move, args=(10,)), Thread(target=read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
