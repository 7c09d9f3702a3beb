"""A barrier for four opens when all four threads have written their parts.

The number of parties is taken from where the number of threads comes from.
"""

from threading import Barrier, Thread

N = 4
parts = [0] * N
sums = []
all_written = Barrier(N)


def work(i):
    parts[i] = i + 1
    all_written.wait()
    sums.append(sum(parts))


threads = [Thread(target=work, args=(i,)) for i in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert sums == [10] * N, f"somebody added too early: {sums}"
