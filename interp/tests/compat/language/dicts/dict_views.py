"""keys(), values(), items(): live views, set operations, comparison, repr, reversed, mapping."""

d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["d"] = 4
del d["a"]
print(k, v, i, list(k), list(v), list(i))
print("b" in k, "a" in k, 2 in v, ("b", 2) in i, ("b", 3) in i, "b" in i, ("b",) in i, [] in v)
a, b = {"x": 1, "y": 2, "z": 3}, {"y": 2, "z": 4, "w": 5}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), sorted(a.items() & b.items()), sorted(a.items() | b.items()), sorted(a.items() - b.items()), sorted(a.items() ^ b.items()))
print(sorted(a.keys() & ["x", "q"]), sorted(a.keys() | "pq"), sorted(a.keys() - {"x"}), sorted({"x", "q"} & a.keys()), sorted({"x", "q"} - a.keys()), sorted({"q"} | a.keys()), sorted(["q", "x"] & a.keys()), sorted(a.items() & [("x", 1)]), type(a.keys() & b.keys()).__name__, type({1} & a.keys()).__name__, sorted("xq" - a.keys()))
print(a.keys() == {"x", "y", "z"}, a.keys() == a.keys(), a.keys() == ["x", "y", "z"], a.keys() < {"x", "y", "z", "q"}, a.keys() <= b.keys(), a.keys() >= {"x"}, a.keys() > {"x"}, a.items() == {"x": 1, "y": 2, "z": 3}.items(), a.items() >= {("x", 1)}, a.values() == a.values(), a.keys() != b.keys(), a.keys().isdisjoint(b), a.keys().isdisjoint(["q"]), a.items().isdisjoint(b.items()), {"x"} <= a.keys(), frozenset("xyz") == a.keys())
print(list(reversed(a.keys())), list(reversed(a.values())), list(reversed(a.items())), list(reversed(a)), {}.keys(), {}.values(), {}.items(), bool({}.keys()), bool(a.items()), repr({1: [2]}.items()), {"k": 1}.keys().mapping, type(a.keys()).__name__, type(a.values()).__name__, type(a.items()).__name__, type(iter(a.keys())).__name__, type(iter(a.values())).__name__, type(iter(a.items())).__name__)
for source in ("k[0]", "v[0]", "i[0]", "k.append(1)", "k + k", "v & v", "v | v", "v - v", "k & 5", "k | None", "k - 1", "5 & k", "hash(k)", "hash(v) is None", "k < [1]", "k < 5", "v < v", "k()", "k.x", "k.x = 1", "k.mapping['z'] = 1", "len(iter(k))", "i & [[]]", "k & [[]]", "[] in k", "([], 1) in i", "{1: []}.items() & {1: []}.items()", "k.isdisjoint(5)", "k.isdisjoint()", "k.add(1)", "del k['b']", "k.mapping = 1", "next(k)"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
for key, value in d.items():
    print(key, value, end="; ")
for key in d.keys():
    d[key] *= 10
print(d, sum(d.values()), max(d.items(), key=lambda kv: kv[1]), sorted(d.values(), reverse=True), min(d.keys()), [*d.values()], {*d.keys()} == set(d), dict(d.items()) == d, list(zip(d.keys(), d.values())) == list(d.items()), list(map(lambda kv: kv[0] * 2, d.items())))
it = iter(d.items())
print(next(it), list(it), next(it, None))
x, *rest = d.items()
(p, q), *_ = d.items()
print(x, rest, p, q)
inverse = {}
for key, value in {"a": 1, "b": 2, "c": 1}.items():
    inverse.setdefault(value, []).append(key)
print(inverse)


def diff(old, new):
    return {"added": sorted(new.keys() - old.keys()), "removed": sorted(old.keys() - new.keys()), "changed": sorted(k for k in old.keys() & new.keys() if old[k] != new[k])}


print(diff(a, b))
changed = {"n": 1}
view = changed.keys()
copy = list(view)
changed.clear()
print(view, copy, changed.items())
changed.update(m=2)
print(view, "m" in view, len(view))
class Sub(dict):
    def keys(self):
        return ["overridden"]
s = Sub(a=1)
print(s.keys(), list(s), list(s.items()), "a" in s, {**s} if False else dict.keys(s))
