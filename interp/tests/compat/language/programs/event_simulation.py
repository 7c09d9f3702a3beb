"""A discrete event simulation of a shop with two counters, generators as processes."""

import heapq
from itertools import count


class Simulation:
    def __init__(self):
        self.now, self.queue, self.ids, self.log = 0, [], count(), []

    def start(self, process, delay=0):
        heapq.heappush(self.queue, (self.now + delay, next(self.ids), process))

    def note(self, text):
        self.log.append(f"{self.now:>4} {text}")

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, process = heapq.heappop(self.queue)
            try:
                request = next(process)
            except StopIteration:
                continue
            if isinstance(request, int):
                self.start(process, request)
            else:
                request.wait(process)


class Resource:
    def __init__(self, sim, size):
        self.sim, self.free, self.waiting, self.longest = sim, size, [], 0

    def wait(self, process):
        if self.free:
            self.free -= 1
            self.sim.start(process)
        else:
            self.waiting.append(process)
            self.longest = max(self.longest, len(self.waiting))

    def release(self):
        if self.waiting:
            self.sim.start(self.waiting.pop(0))
        else:
            self.free += 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n


def customer(sim, name, counter, work, stats):
    arrived = sim.now
    sim.note(f"{name} arrives")
    yield counter
    waited = sim.now - arrived
    sim.note(f"{name} is served after {waited}")
    try:
        yield work
    finally:
        counter.release()
    sim.note(f"{name} leaves")
    stats.append((name, waited, sim.now - arrived))


def arrivals(sim, counter, random, stats, number):
    for i in range(1, number + 1):
        sim.start(customer(sim, f"customer {i}", counter, 3 + random.below(8), stats))
        yield 1 + random.below(4)


sim, stats = Simulation(), []
counter = Resource(sim, 2)
sim.start(arrivals(sim, counter, Random(7), stats, 10))
sim.run(until=100)
print(*sim.log, sep="\n")
for name, waited, total in sorted(stats, key=lambda s: (-s[1], s[0])):
    print(f"{name:<12}{waited:>4}{total:>4}  {'#' * waited}")
print(f"mean wait {sum(w for _, w, _ in stats) / len(stats):.2f}, longest queue {counter.longest}, free {counter.free}, end {sim.now}")


def clock(sim, name, period, times):
    for _ in range(times):
        yield period
        sim.note(f"{name} ticks")


sim = Simulation()
for name, period in (("fast", 2), ("slow", 5)):
    sim.start(clock(sim, name, period, 4))
sim.run(until=12)
print(*sim.log, len(sim.queue), sep="; ")
sim.run(until=50)
print(sim.log[-1], len(sim.queue))
