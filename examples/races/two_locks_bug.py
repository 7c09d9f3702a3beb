"""Each thread takes a lock, but not the same one, and one of the additions is lost."""

from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.value = 0


counter = Counter()


def add(lock):
    with lock:
        counter.value += 1


threads = [Thread(target=add, args=(Lock(),)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert counter.value == 2, counter.value
