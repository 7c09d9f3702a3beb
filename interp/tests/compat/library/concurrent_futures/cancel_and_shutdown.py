# Cancelling calls, shutdown with cancel_futures, and the end of the program.
import atexit
import threading
import time
from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}({error})"


gate, begun = threading.Event(), threading.Event()


def block(value):
    begun.set()
    gate.wait()
    return value


pool = ThreadPoolExecutor(1)
running = pool.submit(block, "ran")
begun.wait()
waiting = [pool.submit(block, i) for i in range(4)]
print(running.running(), running.cancel(), running.cancelled())
print([future.running() for future in waiting], waiting[1].cancel(), waiting[1].cancel(), waiting[1].cancelled())
print(waiting[1].done(), attempt(waiting[1].result), attempt(lambda: running.result(timeout=0.01)))
gate.set()
print(running.result(), [attempt(future.result) for future in waiting])
pool.shutdown()
print([future.cancelled() for future in waiting])

# cancel_futures.
gate.clear()
begun.clear()
pool = ThreadPoolExecutor(max_workers=1)
running = pool.submit(block, "first")
begun.wait()
waiting = [pool.submit(block, i) for i in range(3)]
told = []
waiting[0].add_done_callback(lambda future: told.append(future.cancelled()))
opener = threading.Timer(0.01, gate.set)
opener.start()
pool.shutdown(cancel_futures=True)
opener.join()
print(running.result(), [future.cancelled() for future in waiting], told)
print(attempt(lambda: pool.submit(print)))

# Nothing is cancelled otherwise.
results = []
with ThreadPoolExecutor(1) as pool:
    for i in range(5):
        pool.submit(results.append, i)
    pool.shutdown(wait=False)
print(results)

# An exception in the with statement waits too.
try:
    with ThreadPoolExecutor(2) as pool:
        future = pool.submit(time.sleep, 0.01)
        raise KeyError("left")
except KeyError as error:
    print(repr(error), future.done())

# The end of the program does what was submitted, also without shutdown.
atexit.register(print, "atexit")
forgotten = ThreadPoolExecutor(2)
last = []


def late(i):
    time.sleep(0.001)
    last.append(i)
    if len(last) == 6:
        print("all done", sorted(last))
        print(attempt(lambda: forgotten.submit(print)).startswith("RuntimeError(cannot schedule new futures after"))


idle = ThreadPoolExecutor(1)
print(idle.submit(str, "idle").result())
print("main ends")
for i in range(6):
    forgotten.submit(late, i)
