"""A timer and a payment agree on who was first.

The state of the order is looked at and changed under one lock. Cancelling the timer only saves it the trouble.
"""

from threading import Lock, Timer
from time import sleep

lock = Lock()
events = []


def close_as(event):
    with lock:
        if not events:
            events.append(event)


timer = Timer(0.2, close_as, args=["expired"])
timer.start()
sleep(0.1)
timer.cancel()
close_as("paid")
timer.join()
assert len(events) == 1, f"the order is {' and '.join(events)}"
