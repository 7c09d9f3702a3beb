"""Every dict method, construction and lookup forms."""

d = {"a": 1, "b": 2}
print(d, d["a"], d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d, d.pop("n"), d.pop("c"), d.pop("zz", "default"), d.pop("zz", None), len(d), "a" in d, 1 in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.update({"b": 20, "x": 5}), d, d.update([("y", 6), ["z", 7]]), d.update(k=8, a=0), d, d.update({"q": 1}, q=2), d.update(), d.update(()), d["q"], d.copy() == d, d.copy() is d, d.popitem(), d.popitem(), d, d.clear(), d)
print(dict(), dict(a=1), dict({"a": 1}), dict([("a", 1), ("b", 2)]), dict([("a", 1)], a=2, b=3), dict({"x": 1}, y=2), dict(zip("ab", [1, 2])), dict(["ab", "cd"]), dict(enumerate("xy")), dict(a=1, **{"b": 2}), dict((k, v) for k, v in [("g", 1)]), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(3), []), dict({}), {**{"a": 1}, "b": 2}, {k: k * 2 for k in "ab"}, dict(dict(a=1).items()))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)
print({"a": 1} | {"b": 2}, {"a": 1, "b": 1} | {"b": 2, "c": 3}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {}, {} == {}, bool({}), bool({0: 0}), {1: "a", 1.0: "b", True: "c"}, {"a": {"b": {}}}, {(1, 2): "t", frozenset([1]): "f", None: "n", 1.5: "x", b"b": "y", int: "type", ...: 0})
e = f = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(f, e is f)
for source in ("d['x']", "d[1]", "d.pop('x')", "d.pop()", "d.popitem()", "d[[]]", "d[{}] = 1", "{[]: 1}", "{{}: 1}", "d.get()", "d.get([])", "d.get(1, 2, 3)", "d.get(key=1)", "d.setdefault()", "d.setdefault([], 1)", "d.update(5)", "d.update([1])", "d.update([(1, 2, 3)])", "d.update(['abc'])", "d.update(None)", "d.update({}, {})", "dict(5)", "dict([1])", "dict([(1,)])", "dict(['a'])", "dict({}, {})", "dict(**{1: 2})", "dict(a=1, **{'a': 2})", "dict.fromkeys()", "dict.fromkeys(5)", "dict.fromkeys([[]])", "d + {}", "d | []", "[] | d", "d |= 5", "d |= [1]", "d < {}", "d & {}", "-d", "d * 2", "hash(d)", "{d}", "d.x", "d.x = 1", "d.a", "d()", "del d['x']", "del d[[]]", "d.keys(1)", "d.copy(1)", "d.items()[0]", "d.keys()[0]", "d.has_key(1)", "d.iteritems()", "d.append(1)", "d[:]", "d[1:2] = 3", "for k, v in {'a': 1}: pass", "dict(x)"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
d = {}
d["first"], d[2], d[(3,)] = 1, 2, 3
del d["first"]
d["first"] = "again at the end"
d[2] = "same place"
print(d, list(d), next(iter(d)), list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
d = {i: i * i for i in range(5)}
for k in [k for k in d if k % 2]:
    del d[k]
print(d, sum(d), sum(d.values()), max(d), max(d, key=d.get), min(d.items(), key=lambda kv: -kv[1]), sorted(d, reverse=True), {v: k for k, v in d.items()}, [k for k in d], [*d], {**d}, dict(sorted(d.items(), key=lambda kv: -kv[0])), any(d), all(d), len(d), d.get(2, "no"), 2 in d, 3 not in d, list(zip(d, d.values())), list(map(d.get, [0, 1])), list(filter(d.get, d)))
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
groups = {}
for w in "apple avocado banana blueberry cherry".split():
    groups.setdefault(w[0], []).append(w)
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), groups, {k: len(v) for k, v in groups.items()}, {k: v for k, v in counts.items() if v > 1})
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [1, 2]
nested["a"].setdefault("e", {})["f"] = "deep"
print(nested, nested["a"]["b"]["d"][-1], nested.get("x", {}).get("y", "none"))
big = {i: str(i) for i in range(2000)}
for i in range(0, 2000, 3):
    del big[i]
for i in range(0, 2000, 6):
    big[i] = "back"
print(len(big), list(big)[:4], list(big)[-2:], big[6], big.get(3), sum(big), big.popitem(), [big.pop(k) for k in (1, 2)], next(iter(big)))
print(d.__len__(), d.__contains__(2), d.__getitem__(2), {}.__eq__({}), {}.__eq__(5), {"a": 1}.__or__({"b": 2}), {"a": 1}.__or__(5), {"x": 1}.__iter__().__next__(), {"x": 1}.__repr__())
