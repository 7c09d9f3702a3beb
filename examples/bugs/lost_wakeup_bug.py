"""A thread waits for a notification that came before it waited.

A condition remembers nothing: notify() wakes those that wait now. Without a variable that says what has happened, a
thread that comes late waits for ever.
"""

from threading import Condition, Thread

finished = Condition()
result = []


def compute():
    result.append(6 * 7)
    with finished:
        finished.notify()


thread = Thread(target=compute)
thread.start()
with finished:
    finished.wait()
assert result == [42]
thread.join()
