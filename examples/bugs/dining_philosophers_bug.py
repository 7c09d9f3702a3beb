"""Each philosopher has the left fork and waits for the right one, for ever.

Dijkstra's example of a cycle of waiting: everybody takes the left fork first, so all can hold one fork that the
neighbour needs.
"""

from threading import Lock, Thread

N = 4
forks = [Lock() for _ in range(N)]
meals = [0] * N


def dine(i):
    left, right = forks[i], forks[(i + 1) % N]
    with left:
        with right:
            meals[i] += 1


philosophers = [Thread(target=dine, args=(i,), name=f"Philosopher {i}") for i in range(N)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
assert meals == [1] * N
