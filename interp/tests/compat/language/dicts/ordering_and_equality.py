"""Insertion order, equality, key identity, objects and numbers as keys."""

d = {}
for k in ("z", "a", "m"):
    d[k] = len(d)
print(d, list(d))
d["a"] = "updated"
print(d)
del d["z"]
d["z"] = "moved to the end"
print(d)
d = {**d, "a": 0, "new": 1}
print(d, list(d.items())[-1])
print({"b": 1, "a": 2} == {"a": 2, "b": 1}, str({"b": 1, "a": 2}) == str({"a": 2, "b": 1}), {"x": [1]} == {"x": [1]}, {"x": 1} == {"x": True}, {1: "a"} == {1.0: "a"}, {"x": {"y": 1}} == {"x": {"y": 1.0}}, {1: 2} != {1: 2}, {1: 2} == {1: 2, 3: 4}, {1: 2} == [(1, 2)], {} == [])
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
d[1 + 0j] = "complex"
print(d, d[1], d[True], 1.0 in d, list(d)[0], type(list(d)[0]).__name__)
d = {0: "zero", "": "empty", (): "tuple", None: "none", False: "false"}
print(d, d[0.0], d[-0.0], len(d))
n = float("nan")
d = {n: 1, -n: 2}
print(d[n], len(d), d.get(1.0), n in d)


class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        log.append((self.name, getattr(other, "name", other)))
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


log = []
a, b, a2 = Key("a", 1), Key("b", 1), Key("a", 1)
d = {a: 1}
d[b] = 2
print(log)
log.clear()
d[a2] = 3
print(d, list(d)[0] is a, len(log) > 0)
log.clear()
print(d[a], log)
print(Key("c", 1) in d, Key("a", 2) in d, d.get(Key("b", 1)), d.pop(Key("a", 1)), d)


class CaseInsensitive(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, other):
        return self.lower() == other.lower()


d = {CaseInsensitive("Key"): 1}
print(CaseInsensitive("KEY") in d, d[CaseInsensitive("key")])
d = {"k%d" % i: i for i in range(100)}
for i in range(0, 100, 2):
    del d["k%d" % i]
for i in range(0, 10):
    d["n%d" % i] = i
print(list(d)[:3], list(d)[-3:], len(d), list(d.values())[48:53])
d = dict(b=1, a=2)
d.update(c=3, a=4)
print(d, dict(sorted(d.items())), sorted(d, key=d.get), list({"x": 1, "y": 2} | {"x": 3, "z": 4}), dict([("x", 1), ("y", 2), ("x", 3)]), {k: None for k in "hello"}, dict.fromkeys("hello"), list({"a": 1, **{"b": 2, "a": 3}}))
print(d.popitem(), d.popitem(), d, d.setdefault("q", 1), d, d.pop("b"), d)
d["b"] = "re-added"
print(d, list(reversed(d)), next(reversed(d.items())))
big = {}
for i in range(1000):
    big[i * 37 % 1000] = i
print(list(big)[:8], list(big)[-3:], big[37], len(big))
for i in range(990):
    big.pop(i * 37 % 1000)
print(big)


def lru(limit):
    cache = {}

    def get(k):
        if k in cache:
            cache[k] = cache.pop(k)
            return "hit"
        if len(cache) >= limit:
            del cache[next(iter(cache))]
        cache[k] = True
        return "miss"
    return get, cache


get, cache = lru(3)
print([get(k) for k in "abcadbe"], list(cache))


def merge(*dicts):
    out = {}
    for d in dicts:
        for k, v in d.items():
            out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


print(merge({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 3, "z": {"q": 1}}}, {"b": {"now": "dict"}}))
