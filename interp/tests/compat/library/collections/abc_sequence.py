"""collections.abc.Sequence and MutableSequence: own classes and the methods they inherit."""
from collections.abc import MutableSequence, Sequence


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self.n))]
        if index < 0:
            index += self.n
        if not 0 <= index < self.n:
            raise IndexError(f"no square {index}")
        return index * index


s = Squares(6)
print(list(s), list(reversed(s)), 16 in s, 17 in s, s.index(9), s.count(4), s[-1], s[1:4], s[::-2])
print(isinstance(s, Sequence), isinstance(s, MutableSequence), bool(s), bool(Squares(0)))
print(s.index(4, 1), s.index(25, -2), sorted(s, reverse=True), max(s), [*s])


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: s.index(10))
attempt(lambda: s.index(9, 4))
attempt(lambda: s[99])
attempt(lambda: Sequence())


class OnlyLen(Sequence):
    def __len__(self):
        return 0


attempt(lambda: OnlyLen())


class Logged(MutableSequence):
    def __init__(self, items=()):
        self.items = []
        self.log = []
        self.extend(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.log.append(f"set {index}")
        self.items[index] = value

    def __delitem__(self, index):
        self.log.append(f"del {index}")
        del self.items[index]

    def insert(self, index, value):
        self.log.append(f"insert {index}")
        self.items.insert(index, value)


m = Logged("abc")
print(m.items, m.log)
m.log.clear()
m.append("d")
m.reverse()
print(m.items, m.log)
m.log.clear()
print(m.pop(), m.pop(0), m.items, m.log)
m.log.clear()
m.remove("b")
m += ["x", "y"]
print(m.items, m.log)
m.extend(m)
print(m.items)
m.log.clear()
m.clear()
print(m.items, m.log, len(m))
attempt(lambda: m.pop())
attempt(lambda: m.remove("q"))
attempt(lambda: MutableSequence())

match Squares(3):
    case [a, b, c]:
        print("matched", a, b, c)
match s:
    case [first, *_, last]:
        print("matched", first, last)
print(sorted(Sequence.__abstractmethods__), sorted(MutableSequence.__abstractmethods__))
