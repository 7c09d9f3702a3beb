# Timers: a call after some time, unless cancelled.
import threading
import time
from threading import Timer

log = []
timer = Timer(0.01, log.append, ["rang"])
print(timer.is_alive(), timer.daemon, timer.interval, timer.args, timer.kwargs, timer.finished.is_set())
start = time.monotonic()
timer.start()
timer.join()
print(log, time.monotonic() - start >= 0.01, timer.finished.is_set(), timer.is_alive())

cancelled = Timer(30, log.append, args=("never",))
cancelled.start()
print(cancelled.is_alive())
cancelled.cancel()
cancelled.join()
print(log, cancelled.is_alive(), cancelled.finished.is_set())

# Cancelled before it starts.
early = Timer(30, log.append, ("never",))
early.cancel()
early.start()
early.join()
print(log)


def note(a, *, b=0):
    log.append((a, b, isinstance(threading.current_thread(), Timer)))


keyed = Timer(0, note, kwargs={"a": 1, "b": 2})
keyed.start()
keyed.join()
print(log[-1], keyed.name, Timer(1, note).args, Timer(1, note).kwargs)

# The shorter time comes first.
log.clear()
timers = [Timer(delay, log.append, [delay]) for delay in (0.06, 0.01, 0.03)]
for timer in timers:
    timer.start()
for timer in timers:
    timer.join()
print(log)

for bad in (lambda: timers[0].start(), lambda: Timer(1), lambda: Timer()):
    try:
        bad()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, "-", error)
timers[0].cancel()
print(timers[0].finished.is_set())


# A timer that sets the next one.
class Chain:
    def __init__(self, n):
        self.n, self.done = n, threading.Event()

    def step(self):
        log.append(self.n)
        self.n -= 1
        if self.n:
            Timer(0.001, self.step).start()
        else:
            self.done.set()


log.clear()
chain = Chain(4)
chain.step()
chain.done.wait()
print(log)
