"""collections.deque: error messages, mutation during iteration, slices that are not supported."""
from collections import deque


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = deque([1, 2, 3])
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: d[3])
attempt(lambda: d[-4])
attempt(lambda: d[0:2])
attempt(lambda: d["a"])
attempt(lambda: d[1.0])
attempt(lambda: d.remove(9))
attempt(lambda: d.index(9))
attempt(lambda: d.index(1, 1))
attempt(lambda: d.rotate("1"))
attempt(lambda: d.rotate(1.5))
attempt(lambda: d.insert("a", 1))
attempt(lambda: d.extend(5))
attempt(lambda: deque(5))
attempt(lambda: deque(1, 2, 3))
attempt(lambda: d + [4])
attempt(lambda: [4] + d)
attempt(lambda: d * "2")
attempt(lambda: d * d)
attempt(lambda: d < [1])
attempt(lambda: hash(d))
attempt(lambda: d.sort())
attempt(lambda: d.append())
attempt(lambda: d.pop(0))
attempt(lambda: d.__setitem__(7, 1))
attempt(lambda: d.__delitem__(7))
print(d)

print("-- changes while iterating")


def grow():
    for item in d:
        d.append(item)


def shrink():
    for item in d:
        d.popleft()


def turn():
    for item in d:
        d.rotate(1)


for action in (grow, shrink, turn):
    d = deque([1, 2, 3])
    attempt(action)

iterator = iter(deque([1, 2]))
print(next(iterator), next(iterator), next(iterator, "end"))
backwards = reversed(deque("abc"))
print(list(backwards), list(backwards))


class Odd:
    def __eq__(self, other):
        raise RuntimeError("no comparing")


attempt(lambda: deque([Odd()]).remove(1))
attempt(lambda: Odd() in deque([1]))
attempt(lambda: deque([1]).count(Odd()))

e = deque([1, 2])
e.extend(e)
print(e)
e.extendleft(e)
print(e)
e += e
print(len(e))

match deque([1, 2, 3]):
    case [first, *rest]:
        print("sequence pattern", first, rest)
    case _:
        print("no pattern")
first, *rest = deque("xyz")
print(first, rest, [*deque([1]), *deque([2])])
print(deque([1, 2]) in [deque([1, 2])], dict(deque([(1, 2)])))
