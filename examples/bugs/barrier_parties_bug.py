"""A barrier for two lets the first two of four threads pass, and their sums are incomplete.

The barrier has fewer parties than there are threads. It opens as soon as two have come, though the others have not
written their parts yet. (With an odd number of threads, the last one would wait for ever.)
"""

from threading import Barrier, Thread

N = 4
parts = [0] * N
sums = []
all_written = Barrier(N - 2)


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
