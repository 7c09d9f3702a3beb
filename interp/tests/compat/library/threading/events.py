# Events: set, clear, wait.
import time
from threading import Event, Thread


def shown(thing):
    text = repr(thing)
    return text[: text.index(" at ")] + text[text.index(":"):]


event = Event()
print(event.is_set(), shown(event), event.wait(0), event.wait(timeout=0.001))
print(event.set(), event.is_set(), shown(event), event.wait(), event.wait(0))
print(event.set(), event.is_set(), event.clear(), event.is_set(), event.clear())
start = time.monotonic()
print(event.wait(0.02), time.monotonic() - start >= 0.02, event.wait(-1))

# All that wait go on.
results = []
threads = [Thread(target=lambda i=i: results.append((i, event.wait()))) for i in range(5)]
for thread in threads:
    thread.start()
print(results)
event.set()
for thread in threads:
    thread.join()
print(sorted(results))

# Events put the steps of two threads in order.
steps, first, second, third = [], Event(), Event(), Event()


def other():
    first.wait()
    steps.append("b")
    second.set()
    third.wait()
    steps.append("d")


thread = Thread(target=other)
thread.start()
steps.append("a")
first.set()
second.wait()
steps.append("c")
third.set()
thread.join()
print(steps)

# A flag that stops a loop.
stop, turns = Event(), []


def loop():
    while not stop.wait(0.001):
        turns.append(1)


thread = Thread(target=loop)
thread.start()
time.sleep(0.01)
stop.set()
thread.join()
print(thread.is_alive(), stop.is_set())


class Named(Event):
    def __init__(self, name):
        super().__init__()
        self.name = name


named = Named("start")
print(named.name, named.is_set(), shown(named))
try:
    event.wait("soon")
    event.clear()
    event.wait("soon")
except TypeError as error:
    print("TypeError")
