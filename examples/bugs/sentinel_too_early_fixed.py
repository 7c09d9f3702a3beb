"""The order to stop comes when all producers have ended.

What a producer puts in is in the queue when it has been joined, so the sentinel is the last item.
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
for producer in producers:
    producer.join()
items.put(END)
consumer.join()
assert sorted(received) == [0, 1, 10, 11], f"items are missing: {received}"
