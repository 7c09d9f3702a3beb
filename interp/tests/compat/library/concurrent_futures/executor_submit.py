# ThreadPoolExecutor: submit, results, exceptions, shutdown, names, initializers.
import concurrent.futures
import io
import sys
import threading
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}({error})"


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(pow, i, 2) for i in range(6)]
    print([future.result() for future in futures])
    failing = pool.submit(lambda: 1 / 0)
    print(attempt(failing.result), repr(failing.exception()), failing.done(), failing.cancel())
    print(futures[0].exception(), futures[0].done(), futures[0].running(), futures[0].cancelled())
    print(pool.submit(dict, a=1, b=2).result(), pool.submit(lambda *args, **kwargs: (args, kwargs), 1, fn=2).result())
    print(attempt(lambda: pool.submit()))
    # The same exception is raised each time.
    print(attempt(failing.result), failing.exception() is failing.exception())
print(attempt(lambda: pool.submit(print)))
print(pool.shutdown(), isinstance(pool, Executor), type(futures[0]) is Future)

for arguments in ({"max_workers": 0}, {"max_workers": -1}, {"initializer": 3}, {"max_workers": "two"}):
    print(attempt(lambda: ThreadPoolExecutor(**arguments)))
print(attempt(lambda: Executor().submit(print)), Executor().shutdown())

# The threads of a pool.
def name():
    return threading.current_thread().name


with ThreadPoolExecutor(1, thread_name_prefix="helper") as pool:
    print([pool.submit(name).result() for _ in range(3)], pool.submit(lambda: threading.current_thread().daemon).result())
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(name).result().rstrip("0123456789_").rstrip("-"))

# Every thread of the pool calls the initializer first.
made = []
data = threading.local()


def prepare(value):
    data.value = value
    made.append(name())


meeting = threading.Barrier(3)


def use(i):
    meeting.wait()
    return data.value + i


with ThreadPoolExecutor(3, "worker", prepare, (100,)) as pool:
    print(sorted(pool.map(use, range(6))))
print(sorted(made))


def refuse():
    raise ValueError("not ready")


stderr, sys.stderr = sys.stderr, io.StringIO()
with ThreadPoolExecutor(1, initializer=refuse) as pool:
    first = pool.submit(print, "never")
    print(attempt(first.result))
    print(attempt(lambda: pool.submit(print)))
lines = sys.stderr.getvalue().splitlines()
sys.stderr = stderr
print(lines[0], "|", lines[-1])
print(concurrent.futures.BrokenExecutor.__mro__[1], concurrent.futures.thread.BrokenThreadPool.__mro__[1].__name__)

# SystemExit and the like belong to the future.
with ThreadPoolExecutor(1) as pool:
    print(repr(pool.submit(sys.exit, 3).exception()), pool.submit(int).result())


# A pool inside a pool, and recursion over one with enough threads.
def count(n):
    with ThreadPoolExecutor(2) as inner:
        return sum(inner.map(abs, range(-n, 0)))


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(count, range(5))))


# The order of submissions is the order of starts.
order = []
with ThreadPoolExecutor(1) as pool:
    for i in range(10):
        pool.submit(order.append, i)
print(order)

# Not waiting.
gate = threading.Event()
pool = ThreadPoolExecutor(1)
future = pool.submit(gate.wait)
pool.shutdown(wait=False)
print(future.done(), attempt(lambda: pool.submit(print)))
gate.set()
print(future.result(), pool.shutdown())
print(sorted(concurrent.futures.__all__))
