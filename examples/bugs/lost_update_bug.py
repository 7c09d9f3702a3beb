"""Two threads add to a counter, and one of the additions is lost.

Reading and writing are two critical sections: both threads can read the same value before either writes. A lock
protects what is done while it is held, not what is remembered afterwards.
"""

from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.lock = Lock()
        self.value = 0

    def get(self):
        with self.lock:
            return self.value

    def set(self, value):
        with self.lock:
            self.value = value


def work(counter):
    for _ in range(2):
        counter.set(counter.get() + 1)


counter = Counter()
threads = [Thread(target=work, args=(counter,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert counter.value == 4, f"an addition is lost: {counter.value} instead of 4"
