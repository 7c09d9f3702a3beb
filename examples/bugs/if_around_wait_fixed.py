"""A woken thread looks again whether there is something for it.

A notification is a hint that the condition may hold; `while` makes it certain.
"""

from threading import Condition, Thread


class Stack:
    def __init__(self):
        self.items = []
        self.changed = Condition()

    def push(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def pop(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop()


stack = Stack()
consumers = [Thread(target=stack.pop) for _ in range(2)]
for consumer in consumers:
    consumer.start()
stack.push("a")
stack.push("b")
for consumer in consumers:
    consumer.join()
assert stack.items == []
