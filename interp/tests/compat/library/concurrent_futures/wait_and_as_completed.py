# wait and as_completed.
import threading
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, as_completed, wait,
)


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}({error})"


def names(futures):
    return sorted(future.name for future in futures)


def future(name):
    made = Future()
    made.name = name
    return made


def shown(result):
    return names(result.done), names(result.not_done)


def soon(action, *args):
    thread = threading.Timer(0.005, action, args)
    thread.start()
    return thread


a, b, c = future("a"), future("b"), future("c")
print(shown(wait([a, b, c], timeout=0)), shown(wait([], 1)), shown(wait([a, a], 0.001)))
a.set_result(1)
print(shown(wait([a, b, c], timeout=0.001)), shown(wait([a, b], return_when=FIRST_COMPLETED)))
print(shown(wait([a], return_when=FIRST_EXCEPTION)), shown(wait([a, a])))
thread = soon(b.set_result, 2)
print(shown(wait([b, c], return_when=FIRST_COMPLETED)))
thread.join()
thread = soon(c.set_result, 3)
print(shown(wait({a, b, c}, return_when=ALL_COMPLETED)), thread.join())

d, e, f = future("d"), future("e"), future("f")
thread = soon(e.set_exception, ValueError("e"))
print(shown(wait((d, e, f), return_when=FIRST_EXCEPTION)), thread.join())
print(shown(wait((d, e, f), return_when=FIRST_EXCEPTION)))
print(shown(wait((d, a), 0.001, FIRST_EXCEPTION)))
print(attempt(lambda: wait([d], return_when="SOME_COMPLETED")))
print(type(wait([a])).__name__, wait([a])._fields, ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)

# A cancelled future is done once an executor has seen it.
d.cancel()
print(shown(wait([d], 0.001)), d.done())
d.set_running_or_notify_cancel()
print(shown(wait([d])), shown(wait([d, f], return_when=FIRST_COMPLETED)))
thread = soon(lambda: (f.cancel(), f.set_running_or_notify_cancel()))
print(shown(wait([f])), thread.join())

# as_completed: first what is done, then the others as they get done.
x, y, z = future("x"), future("y"), future("z")
y.set_result("y")
seen = as_completed([x, y, z, y, x])
print(next(seen).name)
thread = soon(z.set_result, "z")
print(next(seen).name, thread.join())
x.set_exception(OSError())
print(next(seen).name, attempt(lambda: next(seen)))
print(names(as_completed({x, y, z})), list(as_completed([])))

p, q, r = future("p"), future("q"), future("r")
p.set_result(0)
seen = as_completed([q, p, r], timeout=0.02)
print(next(seen).name, attempt(lambda: next(seen)))
print(attempt(lambda: next(as_completed([q], 0))))
seen = as_completed([q, r])
thread = soon(q.set_result, 1)
print(next(seen).name, thread.join())
seen.close()
r.set_result(2)

# With a pool.
gates = [threading.Event() for _ in range(4)]
with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(gate.wait): i for i, gate in enumerate(gates)}
    order, completed = [], as_completed(futures)
    for i in (2, 0, 3, 1):
        gates[i].set()
        order.append(futures[next(completed)])
    print(order, attempt(lambda: next(completed)))
with ThreadPoolExecutor(3) as pool:
    squares = {pool.submit(pow, n, 2): n for n in range(20)}
    print(sorted((squares[done], done.result()) for done in as_completed(squares)))
    done, not_done = wait([pool.submit(abs, -n) for n in range(10)])
    print(sorted(each.result() for each in done), not_done)
