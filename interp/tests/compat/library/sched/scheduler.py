# sched.scheduler with a clock of its own.
import sched
from sched import scheduler


class Clock:
    def __init__(self):
        self.now, self.delays = 0, []

    def time(self):
        return self.now

    def sleep(self, delay):
        if delay:
            self.delays.append(delay)
        self.now += delay


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}({error})"


log = []
clock = Clock()
s = scheduler(clock.time, clock.sleep)
print(s.empty(), s.queue, s.run())
first = s.enter(5, 1, log.append, ("five",))
s.enter(2, 1, log.append, argument=("two",))
s.enterabs(2, 0, log.append, ("two before",))
s.enter(2, 1, log.append, ("two again",))
s.enter(1, 1, lambda *args, **kwargs: log.append((args, kwargs)), (1, 2), {"k": 3})
print(s.empty(), [(event.time, event.priority, event.argument) for event in s.queue])
print(type(first).__name__, first._fields, first.time, first.priority, first.sequence, first.kwargs)
print(s.run(), log, clock.now, clock.delays, s.empty())

# Cancelling.
event = s.enter(1, 1, log.append, ("cancelled",))
print(s.cancel(event), s.empty(), attempt(lambda: s.cancel(event)))

# Not blocking: what is due is done, and the time to the next is given.
log.clear()
s.enter(0, 1, log.append, ("due",))
s.enter(3, 1, log.append, ("later",))
print(s.run(blocking=False), log, s.run(False), log)
clock.now += 3
print(s.run(False), log)

# Events that enter events, and one that fails.
def repeat(n):
    log.append(n)
    if n:
        s.enter(10, 1, repeat, (n - 1,))


log.clear()
s.enter(0, 1, repeat, (3,))
s.run()
print(log, clock.now)
s.enter(1, 1, lambda: 1 / 0)
s.enter(2, 1, log.append, ("goes on",))
print(attempt(s.run), s.run(), log[-1])
print(sched.__all__)

# The default clock.
real = scheduler()
for delay in (0.02, 0.001, 0.01):
    real.enter(delay, 1, log.append, (delay,))
real.run()
print(log[-3:])
