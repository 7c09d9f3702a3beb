"""collections.defaultdict: factories, __missing__, reprs, copies, merging, errors."""
from collections import defaultdict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


groups = defaultdict(list)
for word in "apple avocado banana blueberry cherry".split():
    groups[word[0]].append(word)
print(groups)
print(dict(groups), groups["z"], "z" in groups, len(groups))
print(groups.get("q"), "q" in groups, groups.get("q", "none"), groups.setdefault("q", 5), groups["q"])

counts = defaultdict(int)
for letter in "mississippi":
    counts[letter] += 1
print(sorted(counts.items()), counts.default_factory)

nested = defaultdict(lambda: defaultdict(int))
nested["a"]["x"] += 1
nested["a"]["y"] += 2
nested["b"]["x"] += 3
print({key: dict(value) for key, value in nested.items()})

print("-- reprs")
print(defaultdict(list, a=[1]), defaultdict(None, {1: 2}), defaultdict(int), defaultdict())
inner = defaultdict(set, k={1})
print(defaultdict(dict, {"outer": inner}))

print("-- factory")
plain = defaultdict(None, {1: 2})
attempt(lambda: plain["missing"])
plain.default_factory = lambda: "made"
print(plain["missing"], plain.__missing__("other"), sorted(plain, key=str))
attempt(lambda: defaultdict(5))
attempt(lambda: defaultdict("ab"))
attempt(lambda: defaultdict(list, 5))
attempt(lambda: defaultdict(lambda x: x)["k"])
attempt(lambda: defaultdict(int)[[1]])


def failing():
    raise RuntimeError("factory failed")


broken = defaultdict(failing)
attempt(lambda: broken["x"])
print(len(broken))

counter = iter(range(100))
numbering = defaultdict(lambda: next(counter))
print([numbering[name] for name in ("a", "b", "a", "c", "b")], dict(numbering))

print("-- copies and merging")
copy = counts.copy()
print(type(copy).__name__, copy == counts, copy.default_factory is int)
copy["m"] = 100
print(counts["m"], dict(counts) == counts)
merged = defaultdict(int, a=1) | {"b": 2}
print(merged, type(merged).__name__)
print({"b": 2} | defaultdict(int, a=1))
merged |= {"c": 3}
print(merged, merged["nothing"], merged)
print(defaultdict(int, {"a": 1}) == {"a": 1})
print(isinstance(merged, dict), list(merged), merged.pop("a"), merged.popitem())


class Keyed(defaultdict):
    def __missing__(self, key):
        value = self.default_factory(key)
        self[key] = value
        return value


squares = Keyed(lambda n: n * n)
print(squares[5], squares[6], dict(squares), type(squares.copy()).__name__)


def tree():
    return defaultdict(tree)


root = tree()
root["a"]["b"]["c"] = 1
root["a"]["d"]
print(list(root), sorted(root["a"]), root["a"]["b"]["c"])
