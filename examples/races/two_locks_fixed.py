"""The lock belongs to what it protects."""

from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = Lock()


counter = Counter()


def add():
    with counter.lock:
        counter.value += 1


threads = [Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert counter.value == 2, counter.value
