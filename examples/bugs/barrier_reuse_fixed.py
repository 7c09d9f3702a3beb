"""A home-made barrier counts its rounds, and can be used again.

A thread waits until its own round is over. What others do in the next round does not matter to it.
"""

from threading import Condition, Thread


class Barrier:
    def __init__(self, n):
        self.n = n
        self.n_waiting = 0
        self.round = 0
        self.changed = Condition()

    def wait(self):
        with self.changed:
            mine = self.round
            self.n_waiting += 1
            if self.n_waiting == self.n:
                self.n_waiting = 0
                self.round += 1
                self.changed.notify_all()
            while self.round == mine:
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
