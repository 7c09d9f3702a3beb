# Barriers: passing, actions, timeouts, reset, abort.
import threading
import time
from threading import Barrier, BrokenBarrierError, Thread


def shown(thing):
    text = repr(thing)
    return text[: text.index(" at ")] + text[text.index(":"):]


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}({error})"


def together(n, function):
    results = []
    threads = [Thread(target=lambda i=i: results.append(attempt(lambda: function(i)))) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def wait_until(holds):
    while not holds():
        time.sleep(0.001)


barrier = Barrier(3)
print(barrier.parties, barrier.n_waiting, barrier.broken, shown(barrier))
print(sorted(together(3, lambda i: barrier.wait())))
print(barrier.n_waiting, barrier.broken)

# It can be used again and again; nobody is a round ahead.
rounds = []


def work(i):
    for r in range(4):
        rounds.append(r)
        barrier.wait()
    return "done"


print(together(3, work), rounds == sorted(rounds), len(rounds))

# The action runs once for each round, before anybody goes on.
actions = []
barrier = Barrier(2, action=lambda: actions.append(len(actions)))
log = []


def act(i):
    for _ in range(3):
        barrier.wait()
        log.append(len(actions))


together(2, act)
print(actions, all(a >= 1 for a in log))

# An action that fails breaks the barrier.
barrier = Barrier(2, action=lambda: 1 / 0)
print(sorted(together(2, lambda i: barrier.wait())), barrier.broken, shown(barrier))
print(attempt(barrier.wait))
barrier.reset()
print(barrier.broken, shown(barrier))

# A timeout breaks it.
barrier = Barrier(2)
print(attempt(lambda: barrier.wait(0.01)), barrier.broken, attempt(barrier.wait))
barrier.reset()
print(barrier.broken, sorted(together(2, lambda i: barrier.wait(10))))
barrier = Barrier(2, timeout=0.01)
print(attempt(barrier.wait), barrier.broken)

# abort, while one waits.
barrier = Barrier(2)
results = []
thread = Thread(target=lambda: results.append(attempt(barrier.wait)))
thread.start()
wait_until(lambda: barrier.n_waiting)
print(barrier.n_waiting, shown(barrier))
barrier.abort()
thread.join()
print(results, barrier.broken, barrier.n_waiting, attempt(barrier.wait))
barrier.reset()

# reset, while one waits.
results.clear()
thread = Thread(target=lambda: results.append(attempt(barrier.wait)))
thread.start()
wait_until(lambda: barrier.n_waiting)
barrier.reset()
thread.join()
print(results, barrier.broken, barrier.n_waiting)
print(sorted(together(2, lambda i: barrier.wait())))

# One party never waits.
single = Barrier(1, action=lambda: log.append("single"))
print(single.wait(), single.wait(), log[-2:])
print(issubclass(BrokenBarrierError, RuntimeError), threading.BrokenBarrierError is BrokenBarrierError)

# A parallel prefix sum.
n = 8
values = list(range(1, n + 1))
step = Barrier(n)


def prefix(i):
    distance = 1
    while distance < n:
        mine = values[i] + (values[i - distance] if i >= distance else 0)
        step.wait()
        values[i] = mine
        step.wait()
        distance *= 2


together(n, prefix)
print(values)
