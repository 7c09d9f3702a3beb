"""collections.deque with maxlen: what falls off, comparisons, copies, subclasses."""
from collections import deque
from copy import copy

d = deque(range(10), maxlen=4)
print(d, d.maxlen, len(d))
d.append(10)
print(d)
d.appendleft("left")
print(d)
d.extend([1, 2, 3, 4, 5, 6])
print(d)
d.extendleft("abcdef")
print(d)
d.rotate(1)
print(d)
print(deque(maxlen=None).maxlen, deque([1, 2], None))
zero = deque([1, 2, 3], maxlen=0)
zero.append(5)
zero.extend("abc")
zero.appendleft(1)
print(zero, len(zero))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


full = deque([1, 2, 3], maxlen=3)
attempt(lambda: full.insert(1, "x"))
print(full)
full.pop()
print(full.insert(1, "x"), full)
attempt(lambda: deque([1], maxlen=-1))
attempt(lambda: deque([1], maxlen="3"))
attempt(lambda: deque([1], maxlen=2.0))
attempt(lambda: setattr(full, "maxlen", 5))

print("-- operators keep the bound")
a = deque([1, 2, 3], maxlen=4)
print(a + deque([4, 5, 6]), a * 2, 3 * a)
a += "xyz"
print(a)
a *= 3
print(a)
print(a.copy(), copy(a), a.copy().maxlen, deque(a), deque(a, 2))
print(deque([1, 2], maxlen=2) == deque([1, 2]), deque([1, 2], 5) == deque([1, 2], 2))


class History(deque):
    def __init__(self, size):
        super().__init__(maxlen=size)
        self.dropped = 0

    def append(self, item):
        if len(self) == self.maxlen:
            self.dropped += 1
        super().append(item)


history = History(3)
for item in "abcdef":
    history.append(item)
print(history, history.dropped, history.maxlen, list(history))


def tail(lines, n):
    return list(deque(lines, n))


print(tail((f"line {i}" for i in range(100)), 3))


def sliding(iterable, n):
    iterator = iter(iterable)
    window = deque(maxlen=n)
    for _ in range(n - 1):
        window.append(next(iterator, None))
    for item in iterator:
        window.append(item)
        yield tuple(window)


print(list(sliding(range(7), 3)))


def round_robin(**streams):
    waiting = deque((name, iter(stream)) for name, stream in streams.items())
    while waiting:
        name, stream = waiting.popleft()
        for item in stream:
            yield f"{name}{item}"
            waiting.append((name, stream))
            break


print(list(round_robin(a=range(3), b=range(1), c=range(4))))
