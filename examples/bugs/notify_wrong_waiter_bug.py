"""A notification wakes a producer where only a consumer could go on, and all wait for ever.

Those that wait for room and those that wait for an item share one condition. notify() may choose the wrong kind of
waiter, which waits again, and the one that could go on sleeps on.
"""

from threading import Condition, Thread


class Slot:
    def __init__(self):
        self.items = []
        self.changed = Condition()

    def put(self, item):
        with self.changed:
            while self.items:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop()
            self.changed.notify()
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
