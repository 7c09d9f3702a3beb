# Executor.map: order, several iterables, exceptions, timeouts.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}({error})"


def slow_square(n):
    time.sleep(0.002 * (5 - n % 5))
    return n * n


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(slow_square, range(10))))
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3, 9])), list(pool.map(str, [])))
    print(list(pool.map(lambda a, b, c: a + b + c, "abc", "def", "ghi", chunksize=2)))
    results = pool.map(lambda n: 10 // n, [5, 2, 0, 1])
    print(next(results), next(results), attempt(lambda: next(results)), attempt(lambda: next(results)))
    print(attempt(lambda: pool.map(3, None)), attempt(lambda: list(pool.map(3, [1]))))

# All calls are submitted at once, also if no result is asked for.
calls = []
with ThreadPoolExecutor(2) as pool:
    unused = pool.map(calls.append, range(5))
print(sorted(calls))

# A generator is read before the first call returns.
read = []


def numbers():
    for i in range(4):
        read.append(i)
        yield i


gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    results = pool.map(lambda i: gate.wait() and i, numbers())
    print(read)
    gate.set()
    print(list(results))

# A timeout; what is left is cancelled.
gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    results = pool.map(lambda i: gate.wait(), range(3), timeout=0.02)
    print(attempt(lambda: next(results)), attempt(lambda: next(results)))
    gate.set()
print(attempt(lambda: list(results)))
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(abs, [-1, -2], timeout=10)))

# Closing the iterator cancels the calls that have not begun.
gate, begun = threading.Event(), []


def begin(i):
    begun.append(i)
    if i:
        gate.wait()
    return i


with ThreadPoolExecutor(1) as pool:
    results = pool.map(begin, range(5))
    print(next(results))
    while len(begun) < 2:
        time.sleep(0.001)
    results.close()
    gate.set()
print(begun, TimeoutError is __builtins__.TimeoutError)
