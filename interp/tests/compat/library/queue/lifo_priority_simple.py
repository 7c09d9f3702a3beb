# The other queues.
import time
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue
from threading import Thread


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}({error})"


lifo = LifoQueue(3)
for i in range(3):
    lifo.put(i)
print(attempt(lambda: lifo.put_nowait(9)), lifo.full(), [lifo.get() for _ in range(3)], attempt(lifo.get_nowait))
print(lifo.queue, isinstance(lifo, Queue))

priority = PriorityQueue()
for item in (5, 1, 4, 1, 3):
    priority.put(item)
print(priority.qsize(), [priority.get() for _ in range(5)], priority.empty())
for pair in ((2, "two"), (1, "one"), (3, "three")):
    priority.put(pair)
print(priority.get(), priority.get(), priority.get())
priority.put((1, {}))
print(attempt(lambda: priority.put((1, {}))))
priority = PriorityQueue(1)
priority.put(1)
print(attempt(lambda: priority.put(0, timeout=0.01)), priority.get())


class Job:
    def __init__(self, level, name):
        self.level, self.name = level, name

    def __lt__(self, other):
        return self.level < other.level


for job in (Job(3, "c"), Job(1, "a"), Job(2, "b")):
    attempt(lambda: priority.put_nowait(job))
print(priority.get().name)

simple = SimpleQueue()
print(simple.empty(), simple.qsize(), simple.put(1), simple.put_nowait(2), simple.put(3, False, 1))
print(simple.empty(), simple.qsize(), simple.get(), simple.get_nowait(), simple.get(timeout=1))
start = time.monotonic()
print(attempt(simple.get_nowait), attempt(lambda: simple.get(timeout=0.02)), time.monotonic() - start >= 0.02)
print(attempt(lambda: simple.get(False)), attempt(lambda: simple.get(True, -1)))
print(type(simple).__name__, hasattr(simple, "task_done"), SimpleQueue[int])

# Handed over between threads.
for queue in (Queue(1), LifoQueue(1), PriorityQueue(1), SimpleQueue()):
    received = []

    def consume(queue=queue, received=received):
        while (item := queue.get()) != 99:
            received.append(item)

    thread = Thread(target=consume)
    thread.start()
    for i in range(10):
        queue.put(i)
    queue.put(99)
    thread.join()
    print(type(queue).__name__, sorted(received) == list(range(10)), queue.empty())
