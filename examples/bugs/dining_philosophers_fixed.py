"""All philosophers eat, since one of them takes the forks the other way round.

A cycle needs everybody to wait for the next one. The last philosopher takes the fork with the lower number first,
as all others do.
"""

from threading import Lock, Thread

N = 4
forks = [Lock() for _ in range(N)]
meals = [0] * N


def dine(i):
    low, high = sorted((i, (i + 1) % N))
    with forks[low]:
        with forks[high]:
            meals[i] += 1


philosophers = [Thread(target=dine, args=(i,), name=f"Philosopher {i}") for i in range(N)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
assert meals == [1] * N
