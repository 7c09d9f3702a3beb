"""Results are added up when all threads have ended.

Each thread is joined.
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
for thread in threads:
    thread.join()
assert sum(results) == 14, f"results are missing: {results}"
