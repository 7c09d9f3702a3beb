# Locks: acquire, release, timeouts, errors.
import threading
import time
from threading import Lock, Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


lock = Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False))
print(lock.release(), lock.locked())
attempt(lock.release)
attempt(lambda: lock.acquire(False, 1))
attempt(lambda: lock.acquire(False, timeout=0))
attempt(lambda: lock.acquire(timeout=-2))
attempt(lambda: lock.acquire(timeout="x"))
attempt(lambda: lock.acquire(timeout=threading.TIMEOUT_MAX * 10))
attempt(lambda: lock.acquire(True, -1))
lock.release()
print(repr(lock).split(" at ")[0])
with lock as got:
    print(got, lock.locked(), repr(lock).split(" at ")[0])
print(lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print("released:", not lock.locked())

# With a timeout.
lock.acquire()
start = time.monotonic()
print(lock.acquire(timeout=0.02), time.monotonic() - start >= 0.02)
print(lock.acquire(True, 0.001), lock.acquire(timeout=0))

# Another thread may release it.
helper = Thread(target=lock.release)
helper.start()
print(lock.acquire(timeout=10))
helper.join()
lock.release()

# Mutual exclusion.
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            value = total
            time.sleep(0)
            total = value + 1


threads = [Thread(target=add, args=(50,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)

# A lock taken before the thread begins lets it go on only after it is released.
order = []
gate = Lock()
gate.acquire()


def pass_gate():
    with gate:
        order.append("thread")


thread = Thread(target=pass_gate)
thread.start()
order.append("main")
gate.release()
thread.join()
print(order)

# A turn is handed round a ring of locks.
n = 5
turns = [Lock() for _ in range(n)]
for turn in turns:
    turn.acquire()
ring = []


def take_turns(i):
    for round_number in range(3):
        turns[i].acquire()
        ring.append((round_number, i))
        turns[(i + 1) % n].release()


threads = [Thread(target=take_turns, args=(i,)) for i in range(n)]
for thread in threads:
    thread.start()
turns[0].release()
for thread in threads:
    thread.join()
print(ring == [(r, i) for r in range(3) for i in range(n)])
print(threading.ThreadError is RuntimeError, isinstance(lock, type(Lock())), type(lock).__name__)
attempt(lambda: lock.nothing)
attempt(lambda: Lock(1))
