"""Results are added up when only the last thread has ended.

join() stands after the loop instead of in it, so that it waits for one thread only. The others are usually fast
enough.
"""

from threading import Lock, Thread

lock = Lock()
results = []


def square(n):
    with lock:
        results.append(n * n)


threads = [Thread(target=square, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
thread.join()
assert sum(results) == 14, f"results are missing: {results}"
