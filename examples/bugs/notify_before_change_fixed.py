"""A consumer is woken after the state has changed.

State and condition have one lock: the change and its notification are one critical section, and so are looking and
waiting.
"""

from threading import Condition, Thread

changed = Condition()
inbox = []
received = []


def send(message):
    with changed:
        inbox.append(message)
        changed.notify()


def receive():
    with changed:
        while not inbox:
            changed.wait()
        received.append(inbox.pop())


receiver = Thread(target=receive)
receiver.start()
send("hello")
receiver.join()
assert received == ["hello"]
