"""A consumer asks for one more item after the last, and waits for ever.

The flag says that no more items come, but the consumer looks at it before it waits in get(). If the last item is
taken before the flag is set, nothing wakes the consumer any more.
"""

from queue import Queue
from threading import Event, Thread

items = Queue()
is_complete = Event()
received = []


def produce():
    for item in range(2):
        items.put(item)
    is_complete.set()


def consume():
    while not (is_complete.is_set() and items.empty()):
        received.append(items.get())


threads = [Thread(target=produce), Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert received == [0, 1]
