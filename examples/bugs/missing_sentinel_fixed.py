"""A consumer is told the end by an item of its own.

The sentinel comes through the queue, after all items, and so wakes a consumer that waits in get().
"""

from queue import Queue
from threading import Thread

items = Queue()
received = []
END = object()


def produce():
    for item in range(2):
        items.put(item)
    items.put(END)


def consume():
    while (item := items.get()) is not END:
        received.append(item)


threads = [Thread(target=produce), Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert received == [0, 1]
