"""Readers take the lock, too."""

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
        with self.lock:
            return self.high - self.low


span = Range()


def read():
    assert span.width() == 1, "the range has another width for a moment"


threads = [Thread(target=span.move, args=(10,)), Thread(target=read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
