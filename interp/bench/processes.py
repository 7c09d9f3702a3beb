"""Two processes that compute at the same time, against the same work by one after the other; prints the ratio.

Ends with an error where the two do not give the same results.
"""

import sys
import time

from sesf import spawn, thread

N = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000


class Worker:
    def work(self, n):
        total = 0
        for i in range(n):
            total = (total * 31 + i) % 1_000_003
        return total


def seconds(run):
    since = time.perf_counter()
    results = run()
    return time.perf_counter() - since, results


def one_after_the_other(workers):
    return [worker.work(N) for worker in workers]


def at_the_same_time(workers):
    results = [None] * len(workers)

    def call(i):
        results[i] = workers[i].work(N)

    callers = [thread(call, i) for i in range(len(workers))]
    for caller in callers:
        caller.join()
    return results


workers = [spawn(Worker), spawn(Worker)]
for worker in workers:
    worker.work(1000)
alone, expected = seconds(lambda: one_after_the_other(workers))
together, results = seconds(lambda: at_the_same_time(workers))
assert results == expected, (results, expected)
print(f"one after the other {alone:.3f} s, at the same time {together:.3f} s, ratio {alone / together:.2f}")
