"""A fast thread comes to a home-made barrier again before a slow one has left it.

The slow thread waits for the count to be zero. The fast one has already counted itself for the next round, so the
slow one never sees the zero.
"""

from threading import Condition, Thread


class Barrier:
    def __init__(self, n):
        self.n = n
        self.n_waiting = 0
        self.changed = Condition()

    def wait(self):
        with self.changed:
            self.n_waiting += 1
            if self.n_waiting == self.n:
                self.n_waiting = 0
                self.changed.notify_all()
            while self.n_waiting > 0:
                self.changed.wait()


barrier = Barrier(2)
rounds = []


def work():
    for i in range(2):
        rounds.append(i)
        barrier.wait()


threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert rounds == [0, 0, 1, 1]
