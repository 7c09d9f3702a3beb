"""collections.Counter: counting, most_common, arithmetic, missing keys, comparisons, errors."""
from collections import Counter


def attempt(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(Counter("abracadabra"))
print(Counter(), Counter([]), Counter({"red": 4, "blue": 2}), Counter(cats=4, dogs=8))
print(Counter({"a": 1}, a=2, b=3), Counter([1, 2], x=5))
c = Counter("hello world")
print(c["l"], c["missing"], "missing" in c, c.total(), len(c))
print(c.most_common(3))
print(c.most_common(0), c.most_common(-1) == [], c.most_common(100) == c.most_common())
print(list(c.items()))
print(sorted(c.elements()))
print(list(Counter(a=2, b=0, c=-1, d=1).elements()))

print("-- change")
c = Counter(a=4, b=2, c=0, d=-2)
c.subtract(Counter(a=1, b=2, c=3, d=4))
print(c)
c.subtract("aab", e=1)
print(c)
c.update({"a": 10}, b=5)
c.update("zz")
print(c)
c["a"] = 0
del c["b"], c["not there"]
print(c, c.pop("z"), c.pop("nothing", "default"))
print(+Counter(a=2, b=0, c=-3), -Counter(a=2, b=0, c=-3))

print("-- arithmetic")
a, b = Counter(x=3, y=1, w=-1), Counter(x=1, y=2, z=5)
print(a + b, a - b, a & b, a | b)
d = Counter(a)
d += b
print(d)
d -= Counter(x=10)
print(d)
d |= Counter(q=7)
d &= Counter(q=5, z=1)
print(d)

print("-- comparisons")
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {"a": 1}, Counter(a=1) != Counter(a=2))
print(Counter(a=1) <= Counter(a=2), Counter(a=1, b=1) < Counter(a=1), Counter(a=3) > Counter(a=2), Counter(a=2) >= Counter(b=1))
print(isinstance(c, dict), dict(Counter("aab")), set(Counter("a")))
print(c.copy() == c, type(c.copy()).__name__, bool(Counter()), bool(Counter(a=0)))
print(Counter(b=1.5, a=2.5), Counter(b=1.5) + Counter(b=0.25))
print(repr(Counter({1: "one", 2: 2})))
print(Counter({"n": None}))

print("-- errors")
attempt(Counter, 5)
attempt(Counter, "a", "b")
attempt(Counter.fromkeys, "ab", 1)
attempt(Counter, [[1], [2]])
attempt(lambda: Counter(a=1) + 1)
attempt(lambda: Counter(a="x").total())
attempt(lambda: Counter(a=1).subtract(5))
attempt(lambda: Counter(a=1) < 5)

words = "the quick brown the lazy the quick dog".split()
print(Counter(words).most_common(2), Counter(map(len, words)).most_common())


class Loud(Counter):
    def __missing__(self, key):
        return 10


print(Loud("a")["b"], Loud("aa"), type(Loud("a") + Loud("b")).__name__)
