"""A timeout of a wait is handled: the thread asks again.

wait() returns whether the event is set. Only then is there a result.
"""

from threading import Event, Thread
from time import sleep

is_done = Event()
answer = {}
n_late = 0


def ask_server():
    sleep(0.5)
    answer["price"] = 12
    is_done.set()


server = Thread(target=ask_server)
server.start()
while not is_done.wait(timeout=1):
    n_late += 1
assert answer["price"] == 12
server.join()
