"""A woken thread finds nothing, since another one was faster.

Between the notification and the moment at which the woken thread has the lock again, a third thread can take the
item. With `if` instead of `while` the condition is not looked at again.
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
            if not self.items:
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
