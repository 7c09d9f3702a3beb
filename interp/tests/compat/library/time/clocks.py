"""time: clocks that only move forward, sleep, and their types, without printing times."""
import time

first = time.monotonic()
second = time.monotonic()
print(type(first), second >= first)
print(type(time.time()), time.time() > 1_600_000_000)
print(type(time.perf_counter()), type(time.process_time()))
print(type(time.time_ns()), type(time.monotonic_ns()), type(time.perf_counter_ns()))
print(time.time_ns() > 1_600_000_000 * 10**9)

samples = [time.monotonic() for _ in range(200)]
print(all(a <= b for a, b in zip(samples, samples[1:])))
samples = [time.perf_counter_ns() for _ in range(200)]
print(all(a <= b for a, b in zip(samples, samples[1:])))

before = time.monotonic()
print(time.sleep(0.02))
passed = time.monotonic() - before
print(passed >= 0.019, passed < 5)

before = time.perf_counter()
time.sleep(0)
time.sleep(0.0)
print(time.perf_counter() - before < 5)


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(time.sleep, -1)
attempt(time.sleep, "1")
attempt(time.sleep, None)
attempt(time.sleep)
attempt(time.time, 1)


class Stopwatch:
    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.laps = []

    def __enter__(self):
        self.start = self.clock()
        return self

    def lap(self):
        self.laps.append(self.clock() - self.start)

    def __exit__(self, *details):
        self.lap()
        return False


with Stopwatch() as watch:
    for _ in range(3):
        time.sleep(0.001)
        watch.lap()
print(len(watch.laps), watch.laps == sorted(watch.laps), watch.laps[0] > 0)

ticks = iter(range(100))
with Stopwatch(lambda: next(ticks)) as watch:
    watch.lap()
    watch.lap()
print(watch.laps)

deadline = time.monotonic() + 0.01
rounds = 0
while time.monotonic() < deadline:
    rounds += 1
print(rounds > 0)
print(abs(time.time() - time.time_ns() / 1e9) < 60)
