# Conditions: wait, wait_for, notify, errors, timeouts.
import threading
import time
from threading import Condition, Lock, RLock, Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


condition = Condition()
attempt(condition.wait)
attempt(condition.notify)
attempt(condition.notify_all)
attempt(lambda: condition.wait_for(lambda: False))
attempt(condition.release)
print(condition.acquire(), condition.acquire(False), condition.release(), condition.release())
with condition as got:
    print(got, condition.notify(), condition.notify(0), condition.notify_all())
    start = time.monotonic()
    print(condition.wait(0.01), condition.wait(timeout=0), time.monotonic() - start >= 0.01)
    print(condition.wait_for(lambda: 0, timeout=0.01), condition.wait_for(lambda: "yes", 5))

own = Lock()
condition = Condition(own)
print(own.locked(), condition.acquire(), own.locked(), condition.acquire(False), condition.release(), own.locked())
print(repr(condition).split(" at ")[0], repr(condition)[-4:])
attempt(condition.wait)

# One producer, one consumer.
items, received = [], []
condition = Condition()


def consume(n):
    for _ in range(n):
        with condition:
            while not items:
                condition.wait()
            received.append(items.pop(0))


consumer = Thread(target=consume, args=(5,))
consumer.start()
for i in range(5):
    with condition:
        items.append(i)
        condition.notify()
consumer.join()
print(received)

# notify wakes as many as it says, first come, first served.
condition = Condition()
waiting, woken = [], []
arrived = threading.Semaphore(0)


def wait(i):
    with condition:
        waiting.append(i)
        arrived.release()
        print_result = condition.wait()
        woken.append((i, print_result))


threads = []
for i in range(6):
    thread = Thread(target=wait, args=(i,))
    thread.start()
    arrived.acquire()
    threads.append(thread)
with condition:
    print(repr(condition)[-4:])


def settle(n):
    with condition:
        return condition.wait_for(lambda: len(woken) >= n, 0.02)


for n, expected in ((1, 1), (2, 3)):
    with condition:
        condition.notify(n)
    for thread in threads[:expected]:
        thread.join()
    print(sorted(woken), sum(thread.is_alive() for thread in threads))
with condition:
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken))

# wait lets go of a lock that is held more than once.
condition = Condition(RLock())
log = []


def nested():
    with condition:
        with condition:
            log.append("waits")
            arrived.release()
            condition.wait()
            log.append("goes on")


thread = Thread(target=nested)
thread.start()
arrived.acquire()
with condition:
    log.append("main")
    condition.notify()
thread.join()
print(log)
condition.acquire()
condition.release()

# wait_for sees the state change.
state = {"value": 0}
changed = Condition()
results = []


def wait_for(value):
    with changed:
        results.append((value, changed.wait_for(lambda: state["value"] >= value and f"saw {value}")))


threads = [Thread(target=wait_for, args=(value,)) for value in (3, 1, 2)]
for thread in threads:
    thread.start()
for value in (1, 2, 3):
    with changed:
        state["value"] = value
        changed.notify_all()
for thread in threads:
    thread.join()
print(sorted(results))


# Two conditions over one lock: a bounded buffer.
class Buffer:
    def __init__(self, size):
        lock = Lock()
        self.size, self.items = size, []
        self.not_full, self.not_empty = Condition(lock), Condition(lock)

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            self.not_empty.wait_for(lambda: self.items)
            item = self.items.pop(0)
            self.not_full.notify()
            return item


buffer, taken = Buffer(3), []
threads = [Thread(target=lambda k=k: [buffer.put(k * 100 + i) for i in range(20)]) for k in range(3)]
threads += [Thread(target=lambda: [taken.append(buffer.get()) for _ in range(30)]) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == sorted(k * 100 + i for k in range(3) for i in range(20)), buffer.items)
for k in range(3):
    mine = [item for item in taken if item // 100 == k]
    print(len(mine))
