"""The order to stop overtakes the last items, which nobody takes any more.

The main thread puts the sentinel in while a producer is still at work. The consumer stops at the sentinel, whatever
comes after it.
"""

from queue import Queue
from threading import Thread

items = Queue()
received = []
END = object()


def produce(start):
    for item in range(start, start + 2):
        items.put(item)


def consume():
    while (item := items.get()) is not END:
        received.append(item)


producers = [Thread(target=produce, args=(start,)) for start in (0, 10)]
consumer = Thread(target=consume)
for thread in [*producers, consumer]:
    thread.start()
producers[0].join()
items.put(END)
producers[1].join()
consumer.join()
assert sorted(received) == [0, 1, 10, 11], f"items are missing: {received}"
