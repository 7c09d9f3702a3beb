"""A timer has already begun to act when it is cancelled.

cancel() prevents a call that has not begun; it does not undo one. The order is both paid and expired if the timer
was just faster.
"""

from threading import Lock, Timer
from time import sleep

lock = Lock()
events = []


def expire():
    with lock:
        events.append("expired")


def pay():
    with lock:
        events.append("paid")


timer = Timer(0.2, expire)
timer.start()
sleep(0.1)
timer.cancel()
pay()
timer.join()
assert len(events) == 1, f"the order is {' and '.join(events)}"
