"""collections.OrderedDict: order of keys, move_to_end, popitem, equality, reprs, an LRU cache."""
from collections import OrderedDict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = OrderedDict([("b", 1), ("a", 2), ("c", 3)])
print(d, list(d), list(reversed(d)), len(d))
print(OrderedDict(), OrderedDict(x=1), OrderedDict({"k": OrderedDict(i=1)}))
d["a"] = 20
d["d"] = 4
print(list(d.items()))
d.move_to_end("b")
print(list(d))
d.move_to_end("c", last=False)
print(list(d))
print(d.popitem(), d.popitem(last=False), list(d))
attempt(lambda: d.move_to_end("zzz"))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: d["nothing"])
attempt(lambda: d.pop("nothing"))
attempt(lambda: OrderedDict(5))
attempt(lambda: OrderedDict(1, 2))
print(d.pop("a"), d.pop("a", "gone"))

print("-- equality")
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a == dict(b), dict(a) == dict(b), a != b, a == OrderedDict(x=1, y=2))
print(dict(x=1, y=2) == b, list(a.keys()) == list(b.keys()), a.keys() == b.keys())

print("-- views")
print(a.keys(), a.values(), a.items())
print(list(reversed(a.items())), list(reversed(a.values())))
print(a.keys() & {"x"}, sorted(a.keys() | {"z"}))

print("-- merging")
m = a | {"z": 3}
print(m, type(m).__name__, {"q": 0} | a, type({"q": 0} | a).__name__)
m |= {"x": 100}
print(m, m.copy(), type(m.copy()).__name__)
print(OrderedDict.fromkeys("cab"), OrderedDict.fromkeys([1, 2], "v"))
print(m.setdefault("x", 5), m.setdefault("w", 6), m.get("none"), isinstance(m, dict))
del m["y"]
m["y"] = 9
print(list(m.items()))
m.clear()
print(m, bool(m))


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            oldest = next(iter(self))
            del self[oldest]


cache = LRU(3)
for key in "abcabdae":
    if key in cache:
        cache[key]
    else:
        cache[key] = key.upper()
print(list(cache), len(cache), cache)


def change_while_iterating():
    e = OrderedDict(a=1, b=2)
    for key in e:
        e[key + "x"] = 1


try:
    change_while_iterating()
except RuntimeError as error:
    print("RuntimeError:", error)
loop = OrderedDict()
loop["self"] = loop
print(loop)
