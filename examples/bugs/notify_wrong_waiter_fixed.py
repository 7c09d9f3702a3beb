"""Producers and consumers of one slot wait on two conditions with one lock.

Each notification goes to somebody who can go on. (With one condition, notify_all() would do as well.)
"""

from threading import Condition, Lock, Thread


class Slot:
    def __init__(self):
        self.items = []
        lock = Lock()
        self.is_free = Condition(lock)
        self.is_full = Condition(lock)

    def put(self, item):
        with self.is_free:
            while self.items:
                self.is_free.wait()
            self.items.append(item)
            self.is_full.notify()

    def take(self):
        with self.is_full:
            while not self.items:
                self.is_full.wait()
            item = self.items.pop()
            self.is_free.notify()
            return item


slot = Slot()
taken = []
producers = [Thread(target=slot.put, args=(i,)) for i in range(3)]
consumers = [Thread(target=lambda: taken.append(slot.take())) for _ in range(3)]
for thread in producers + consumers:
    thread.start()
for thread in producers + consumers:
    thread.join()
assert sorted(taken) == [0, 1, 2]
