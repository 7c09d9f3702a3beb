"""collections.abc.Set and MutableSet: own set classes, operators, comparisons, _from_iterable."""
from collections.abc import Hashable, Iterable, MutableSet, Set


class ListSet(Set):
    def __init__(self, items=()):
        self.items = []
        for item in items:
            if item not in self.items:
                self.items.append(item)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"ListSet({self.items})"


a, b = ListSet([1, 2, 3, 2]), ListSet([3, 4])
print(a, a & b, a | b, a - b, a ^ b)
print(a & [2, 9], a | "z", [7, 1] - a, {1, 5} & a == {1})
print(a <= ListSet([1, 2, 3, 4]), a < a, a >= b, a > ListSet([1]), a == {1, 2, 3}, a != {1}, {1, 2, 3} == a)
print(a.isdisjoint([7]), a.isdisjoint(b), ListSet([[1], [2], [1]]))
print(a == 5, a == [1, 2, 3])
print(a._hash() == ListSet([3, 2, 1])._hash())


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: a & 5)
attempt(lambda: a < [1])
attempt(lambda: hash(a))
attempt(lambda: Set())


class Frozen(ListSet):
    __hash__ = Set._hash


print(len({Frozen([1, 2]), Frozen([2, 1]), Frozen([3])}), isinstance(Frozen(), Hashable), isinstance(a, Hashable))


class Case(MutableSet):
    """Words without regard to case; the last spelling is kept."""

    def __init__(self, words=()):
        self.table = {}
        for word in words:
            self.add(word)

    def __contains__(self, word):
        return word.lower() in self.table

    def __iter__(self):
        return iter(self.table.values())

    def __len__(self):
        return len(self.table)

    def add(self, word):
        self.table[word.lower()] = word

    def discard(self, word):
        self.table.pop(word.lower(), None)


c = Case(["One", "two", "ONE"])
print(list(c), "TWO" in c, len(c))
c.remove("one")
c.add("Three")
c.discard("nothing")
print(list(c))
attempt(lambda: c.remove("nothing"))
c |= ["four", "FIVE"]
print(sorted(c))
c -= ["FOUR"]
c &= ["three", "five", "six"]
print(sorted(c))
c ^= ["six", "five"]
print(sorted(c), type(c | c).__name__, type(c & []).__name__)
print(c.pop() in ("Three", "three", "six"), len(c))
c.clear()
print(list(c), bool(c))
attempt(lambda: c.pop())


class Labelled(ListSet):
    def __init__(self, label, items=()):
        self.label = label
        super().__init__(items)

    @classmethod
    def _from_iterable(cls, items):
        return cls("derived", items)


print((Labelled("x", [1, 2]) & Labelled("y", [2])).label)
print(isinstance(c, Iterable), sorted(MutableSet.__abstractmethods__))
