"""A producer fills again the list that it has just sent.

The queue hands over a reference, not a copy. If the consumer is slow, it finds the next contents in the list, and
the first ones are gone.
"""

from queue import Queue
from threading import Thread

batches = Queue()
received = []


def produce():
    batch = []
    for i in range(3):
        batch.clear()
        batch.append(i)
        batches.put(batch)
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
