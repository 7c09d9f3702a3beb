# Semaphores, bounded and not.
import time
from threading import BoundedSemaphore, Lock, Semaphore, Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


def shown(thing):
    text = repr(thing)
    return text[: text.index(" at ")] + text[text.index(":"):]


for kind in (Semaphore, BoundedSemaphore):
    print(kind.__name__)
    semaphore = kind(2)
    print(shown(semaphore), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(False))
    start = time.monotonic()
    print(semaphore.acquire(timeout=0.02), time.monotonic() - start >= 0.02, shown(semaphore))
    print(semaphore.acquire(True, 0), semaphore.acquire(timeout=-1))
    print(semaphore.release(), semaphore.release(), shown(semaphore))
    attempt(semaphore.release)
    attempt(lambda: semaphore.release(0))
    attempt(lambda: semaphore.release(-1))
    attempt(lambda: semaphore.acquire(False, timeout=1))
    attempt(lambda: kind(-1))
    attempt(lambda: kind("many"))
    with semaphore as got:
        print(got, shown(semaphore))
    print(shown(semaphore), shown(kind()))

many = Semaphore(0)
many.release(3)
print(shown(many), [many.acquire(False) for _ in range(4)])
bounded = BoundedSemaphore(3)
for _ in range(3):
    bounded.acquire()
bounded.release(2)
attempt(lambda: bounded.release(2))
print(shown(bounded))

# No more than three at a time.
lock, inside, most = Lock(), 0, 0
limit = Semaphore(3)


def enter():
    global inside, most
    with limit:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.001)
        with lock:
            inside -= 1


threads = [Thread(target=enter) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, 1 <= most <= 3)

# release(n) wakes n threads.
gate, passed = Semaphore(0), []
threads = [Thread(target=lambda i=i: (gate.acquire(), passed.append(i))) for i in range(5)]
for thread in threads:
    thread.start()
gate.release(5)
for thread in threads:
    thread.join()
print(sorted(passed), shown(gate))

# Signals from one thread to another, in order.
ping, pong, log = Semaphore(0), Semaphore(0), []


def answer():
    for i in range(4):
        ping.acquire()
        log.append(f"pong {i}")
        pong.release()


thread = Thread(target=answer)
thread.start()
for i in range(4):
    log.append(f"ping {i}")
    ping.release()
    pong.acquire()
thread.join()
print(log)
