# Queue: order, limits, timeouts, errors.
import queue
import time
from queue import Empty, Full, Queue


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}({error})"


q = Queue()
print(q.qsize(), q.empty(), q.full(), q.maxsize)
for i in range(5):
    q.put(i)
print(q.qsize(), q.empty(), q.full(), [q.get() for _ in range(5)])
print(attempt(q.get_nowait), attempt(lambda: q.get(False)), attempt(lambda: q.get(block=False)))
start = time.monotonic()
print(attempt(lambda: q.get(timeout=0.02)), time.monotonic() - start >= 0.02, attempt(lambda: q.get(True, 0)))
print(attempt(lambda: q.get(timeout=-1)))

q = Queue(2)
print(q.put("a"), q.put_nowait("b"), q.full(), q.qsize())
print(attempt(lambda: q.put_nowait("c")), attempt(lambda: q.put("c", False)))
start = time.monotonic()
print(attempt(lambda: q.put("c", timeout=0.02)), time.monotonic() - start >= 0.02)
print(attempt(lambda: q.put("c", True, -0.5)), attempt(lambda: q.put("c", block=False, timeout=3)))
print(q.get(), q.get_nowait(), q.get_nowait() if not q.empty() else "empty")

for maxsize in (0, -1):
    unlimited = Queue(maxsize)
    for i in range(100):
        unlimited.put(i)
    print(unlimited.full(), unlimited.qsize())

print(q.put(None), q.get(), issubclass(Empty, Exception), issubclass(Full, Exception))
print(Empty.__name__, Full.__module__, queue.Empty is Empty, repr(Empty()), Full.__mro__)
print(Queue[int], sorted(queue.__all__))


# The order is what a subclass makes of it.
class Unique(Queue):
    def _init(self, maxsize):
        self.queue = {}

    def _put(self, item):
        self.queue[item] = None

    def _get(self):
        return self.queue.popitem()[0]


unique = Unique()
for item in "abcab":
    unique.put(item)
print(unique.qsize(), unique.get(), unique.get(), unique.get(), unique.empty(), unique.unfinished_tasks)

# What waits is left in the attribute `queue`.
q = Queue()
q.put(1)
q.put(2)
print(q.queue, list(q.queue), q.unfinished_tasks)
with q.mutex:
    q.queue.clear()
print(q.qsize())
