"""A producer makes a new list for each batch.

What was sent belongs to the receiver, and is not touched any more.
"""

from queue import Queue
from threading import Thread

batches = Queue()
received = []


def produce():
    for i in range(3):
        batches.put([i])
    batches.put(None)


def consume():
    while (batch := batches.get()) is not None:
        received.extend(batch)


threads = [Thread(target=produce), Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert received == [0, 1, 2], f"the wrong items were received: {received}"
