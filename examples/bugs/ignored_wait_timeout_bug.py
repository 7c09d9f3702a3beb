"""A result is read although the wait for it timed out.

wait() of an event returns False when the time was too short. Usually the other thread is fast, so nobody notices
that the answer is not looked at.
"""

from threading import Event, Thread
from time import sleep

is_done = Event()
answer = {}


def ask_server():
    sleep(0.5)
    answer["price"] = 12
    is_done.set()


server = Thread(target=ask_server)
server.start()
is_done.wait(timeout=1)
assert answer["price"] == 12
server.join()
