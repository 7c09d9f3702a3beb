"""Two threads add to a counter, and no addition is lost.

Reading and writing are one critical section, inside the counter: nobody can change the value in between.
"""

from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.lock = Lock()
        self.value = 0

    def add(self, amount):
        with self.lock:
            self.value += amount


def work(counter):
    for _ in range(2):
        counter.add(1)


counter = Counter()
threads = [Thread(target=work, args=(counter,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert counter.value == 4, f"an addition is lost: {counter.value} instead of 4"
