"""A consumer is woken before there is anything for it, and sleeps again for ever.

The producer notifies first and changes the state afterwards, outside the condition's lock. The woken thread looks
in between, finds nothing, and nobody notifies again.
"""

from threading import Condition, Lock, Thread

changed = Condition()
inbox_lock = Lock()
inbox = []
received = []


def has_message():
    with inbox_lock:
        return bool(inbox)


def send(message):
    with changed:
        changed.notify()
    with inbox_lock:
        inbox.append(message)


def receive():
    with changed:
        while not has_message():
            changed.wait()
        received.append(inbox.pop())


receiver = Thread(target=receive)
receiver.start()
send("hello")
receiver.join()
assert received == ["hello"]
