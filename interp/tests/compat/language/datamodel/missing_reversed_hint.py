"""__missing__ of dict subclasses, __reversed__, __length_hint__."""

import operator


class Default(dict):
    def __missing__(self, key):
        print("missing", key, end="; ")
        return f"<{key}>"


d = Default(a=1)
print(d["a"], d["b"], d)
print(d.get("b"), d.get("b", 0), "b" in d, d.pop("b", None))
try:
    del d["b"]
except KeyError as error:
    print("KeyError", error)
print(d.setdefault("c", 2), d["c"])
print("{a} {zz}".format_map(d))
print("%(a)s %(q)s" % d)


class Storing(dict):
    def __missing__(self, key):
        value = self[key] = []
        return value


s = Storing()
s["x"].append(1)
s["x"].append(2)
s["y"]
print(s)


class Memo(dict):
    def __missing__(self, n):
        value = self[n] = n if n < 2 else self[n - 1] + self[n - 2]
        return value


fib = Memo()
print(fib[30], len(fib))


class Raising(dict):
    def __missing__(self, key):
        raise LookupError(f"no entry {key!r}")


try:
    Raising()["k"]
except LookupError as error:
    print(type(error).__name__, error)


class Overrides(dict):
    def __getitem__(self, key):
        return "getitem " + str(super().__getitem__(key))

    def __missing__(self, key):
        return "missing"


o = Overrides(a=1)
print(o["a"], o["b"], o.get("a"), list(o.values()), dict(o))
class NotDict:
    def __missing__(self, key):
        return key
try:
    NotDict()["x"]
except TypeError as error:
    print(error)


class Rev:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))

    def __reversed__(self):
        print("reversed!", end=" ")
        return iter(range(self.n - 1, -1, -1))


print(list(Rev(3)), list(reversed(Rev(3))))


class SeqRev:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "xyz"[i]


print(list(reversed(SeqRev())), type(reversed(SeqRev())).__name__)


class NoRev(SeqRev):
    __reversed__ = None


for value in (NoRev(), 5, {1, 2}, iter([]), (x for x in []), Rev):
    try:
        reversed(value)
    except TypeError as error:
        print(error)
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(0, 10, 3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), list(reversed((1, 2))))


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        print("hint", end=" ")
        return self.hint


print(operator.length_hint(Hinted(10)), operator.length_hint(Hinted(NotImplemented), 5), operator.length_hint([1, 2]), operator.length_hint(5, 7), operator.length_hint(iter([1, 2, 3])))
for bad in (-1, "x"):
    try:
        operator.length_hint(Hinted(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
it = iter([1, 2, 3])
next(it)
print(operator.length_hint(it), operator.length_hint(range(5)), operator.length_hint(iter(range(5))), operator.length_hint(x for x in []))
