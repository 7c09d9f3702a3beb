"""types: SimpleNamespace and MappingProxyType: reprs, equality, read-only views, errors."""
from types import MappingProxyType, SimpleNamespace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- SimpleNamespace")
n = SimpleNamespace(a=1, b="two", c=[3])
print(n, n.a, vars(n), n == SimpleNamespace(a=1, b="two", c=[3]), n == SimpleNamespace(), n != 5)
n.d = SimpleNamespace(inner=None)
n.a += 10
del n.b
print(n, n.d.inner, "a" in vars(n), list(n.__dict__), hasattr(n, "b"))
print(SimpleNamespace(), SimpleNamespace(**{"for": 1, "x y": 2}), SimpleNamespace(z=1, a=2))
n.self = n
print(n)
attempt(lambda: n.nothing)
attempt(lambda: delattr(n, "nothing"))
attempt(lambda: SimpleNamespace(1))
attempt(lambda: SimpleNamespace({"a": 1}))
attempt(lambda: hash(SimpleNamespace()))
attempt(lambda: n["a"])
attempt(lambda: list(SimpleNamespace(a=1)))


class Config(SimpleNamespace):
    def __getattr__(self, name):
        return f"default {name}"

    def merged(self, **named):
        return Config(**{**vars(self), **named})


c = Config(host="h")
print(c, c.host, c.port, c.merged(port=5), Config(x=1) == SimpleNamespace(x=1))


def to_namespace(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{k: to_namespace(v) for k, v in value.items()})
    if isinstance(value, list):
        return [to_namespace(v) for v in value]
    return value


tree = to_namespace({"a": {"b": [1, {"c": 2}]}})
print(tree.a.b[1].c, tree)

print("-- MappingProxyType")
d = {"a": 1, "b": [2]}
p = MappingProxyType(d)
print(p, p["a"], len(p), list(p), "a" in p, p.get("z", 0), list(p.items()), list(reversed(p)), p.keys() == d.keys(), sorted(p.values(), key=str))
d["c"] = 3
p["b"].append(9)
print(p, p == d, p == MappingProxyType(dict(d)), dict(p), {**p}, p.copy(), type(p.copy()).__name__)
print(p | {"z": 1}, {"z": 1} | p, type(p | {}).__name__, isinstance(p, dict), str(p), f"{p}")


def assign():
    p["x"] = 1


def delete():
    del p["a"]


def merge():
    global p
    p |= {"y": 1}


for action in (assign, delete, merge):
    attempt(action)
attempt(lambda: p.update({}))
attempt(lambda: p.pop("a"))
attempt(lambda: p["none"])
attempt(lambda: MappingProxyType(5))
attempt(lambda: MappingProxyType([1]))
attempt(lambda: MappingProxyType())
print(type(vars(Config)).__name__, "merged" in vars(Config), isinstance(Config.__dict__, MappingProxyType))
match p:
    case {"a": a, **rest}:
        print("matched", a, sorted(rest))
print(MappingProxyType({"nested": MappingProxyType({})}), bool(MappingProxyType({})))
