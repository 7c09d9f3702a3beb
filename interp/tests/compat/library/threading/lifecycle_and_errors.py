# Starting, joining, and what is refused.
import threading
import time
from threading import Thread


def attempt(action):
    try:
        print("gives", action())
    except BaseException as error:
        print(type(error).__name__, "-", error)


log = []


def work(a, b=0, *, c=0):
    log.append((a, b, c))


thread = Thread(target=work, args=(1,), kwargs={"c": 3})
print(thread.is_alive(), thread.ident, thread.native_id)
attempt(thread.join)
print(thread.start(), thread.join(), thread.is_alive(), log)
attempt(thread.start)
attempt(thread.join)
print(type(thread.ident).__name__, thread.ident != 0, type(thread.native_id).__name__)

attempt(lambda: threading.current_thread().join())
attempt(lambda: Thread(group="g"))
attempt(lambda: Thread(work, (1,)))
attempt(lambda: Thread(None, work, "n", (1,), {}, True))

# A thread without target does nothing; one with a list of arguments works.
idle = Thread()
idle.start()
idle.join()
print(idle.is_alive())
listed = Thread(target=work, args=[7, 8])
listed.start()
listed.join()
print(log)


class Counter(Thread):
    def __init__(self, n):
        super().__init__(name=f"counter {n}")
        self.n = n
        self.total = None

    def run(self):
        self.total = sum(range(self.n))


counters = [Counter(n) for n in (10, 100, 1000)]
for counter in counters:
    counter.start()
for counter in counters:
    counter.join()
print([(counter.name, counter.total) for counter in counters])


class Careless(Thread):
    def __init__(self):
        self.forgot = True


careless = Careless()
attempt(careless.start)
attempt(careless.join)
attempt(careless.is_alive)
attempt(lambda: careless.name)
attempt(lambda: careless.ident)
attempt(lambda: careless.native_id)
attempt(lambda: careless.daemon)
attempt(lambda: setattr(careless, "daemon", True))
attempt(lambda: setattr(careless, "name", "x"))
attempt(lambda: repr(careless))

# run() can be called directly, once.
direct = Thread(target=log.append, args=("direct",))
direct.run()
print(log[-1])
attempt(direct.run)
attempt(direct.join)

# Timeouts of join.
gate = threading.Lock()
gate.acquire()


def wait_for_gate():
    with gate:
        log.append("through")


waiting = Thread(target=wait_for_gate)
waiting.start()
start = time.monotonic()
print(waiting.join(0.02), waiting.is_alive(), time.monotonic() - start >= 0.02)
print(waiting.join(timeout=0), waiting.is_alive())
print(waiting.join(-5), waiting.is_alive())
attempt(lambda: waiting.join("soon"))
gate.release()
print(waiting.join(10), waiting.is_alive(), log[-1])

# A thread cannot join itself, and others can join it from threads.
me = []
own = Thread(target=lambda: me.append(attempt(lambda: own.join())))
own.start()
own.join()


def join_other(other, results):
    other.join()
    results.append(other.is_alive())


results = []
slow = Thread(target=time.sleep, args=(0.02,))
slow.start()
joiners = [Thread(target=join_other, args=(slow, results)) for _ in range(3)]
for joiner in joiners:
    joiner.start()
for joiner in joiners:
    joiner.join()
print(results)

# Threads start threads.
def tree(depth):
    if depth:
        children = [Thread(target=tree, args=(depth - 1,)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
    log.append(depth)


log.clear()
root = Thread(target=tree, args=(3,))
root.start()
root.join()
print(sorted(log), log[-1])
