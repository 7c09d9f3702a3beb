"""Rich comparison methods: dispatch, reflection, defaults, NotImplemented, results that are not bool."""

import functools


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


a, b, c = Version(1, 2), Version(1, 3), Version(1, 2)
print(a == b, a == c, a != b, a != c)
print(a < b, b < a, a > b, b > a)
print(a == 1, a != 1, 1 == a, 1 != a)
for source in ["a <= b", "a >= b", "a < 1", "1 < a", "a > 'x'", "None < a"]:
    try:
        print(source, eval(source))
    except TypeError as error:
        print(source, "->", error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        print(f"{self.name}.__lt__", end=" ")
        return NotImplemented

    def __gt__(self, other):
        print(f"{self.name}.__gt__", end=" ")
        return "gt result"

    def __le__(self, other):
        print(f"{self.name}.__le__", end=" ")
        return [1]

    def __eq__(self, other):
        print(f"{self.name}.__eq__", end=" ")
        return NotImplemented

    def __ne__(self, other):
        print(f"{self.name}.__ne__", end=" ")
        return NotImplemented


class LouderSub(Loud):
    def __gt__(self, other):
        print(f"{self.name}.sub__gt__", end=" ")
        return "sub gt result"

    def __eq__(self, other):
        print(f"{self.name}.sub__eq__", end=" ")
        return "sub eq"


x, y, s = Loud("x"), Loud("y"), LouderSub("s")
print(x < y)
print(x > y)
print(x <= y)
print(x == y)
print(x != y)
print(x == 5)
print(5 == x)
print(5 < x)
print("subclass first:")
print(x < s)
print(x == s)
print(s == x)
try:
    print(x >= 5)
except TypeError as error:
    print(error)


class OnlyEq:
    def __eq__(self, other):
        return True


o = OnlyEq()
print(o == 1, o != 1, 1 == o, 1 != o, o in [1], [1].index(o), [1, 2].count(o))


class NeOnly:
    def __ne__(self, other):
        return "ne"


print(NeOnly() != 1, NeOnly() == 1)
p, q = object(), object()
print(p == p, p == q, p != p, p != q)
try:
    p < q
except TypeError as error:
    print(error)


@functools.total_ordering
class Grade:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Grade(1) <= Grade(1), Grade(1) >= Grade(2), Grade(3) > Grade(2), Grade(1) != Grade(1))
print(sorted([Grade(3), Grade(1), Grade(2)], key=lambda g: g)[0].n, max(Grade(1), Grade(5)).n)


class Falsy:
    def __lt__(self, other):
        return 0

    def __eq__(self, other):
        return []


print(Falsy() < 1 < 2, Falsy() == 1, bool(Falsy() == 1), Falsy() in [1], not Falsy() == 1)
print(Version.__eq__(a, 3), Version.__lt__(a, b), a.__eq__(c), a.__ne__(c), object().__eq__(1), (1).__eq__("a"), (1).__lt__(2))
