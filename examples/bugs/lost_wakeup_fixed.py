"""A thread waits for a result, whether it comes before or after.

The result itself says what has happened, and is looked at under the condition's lock before and after each wait.
"""

from threading import Condition, Thread

finished = Condition()
result = []


def compute():
    with finished:
        result.append(6 * 7)
        finished.notify()


thread = Thread(target=compute)
thread.start()
with finished:
    while not result:
        finished.wait()
assert result == [42]
thread.join()
