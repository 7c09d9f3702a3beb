"""collections.UserDict: a mapping class made to be extended, and how it differs from dict."""
from collections import UserDict


class Lower(UserDict):
    """Keys are compared without case."""

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def __delitem__(self, key):
        super().__delitem__(key.lower())


d = Lower({"Name": "Ann"}, AGE=30)
print(d, d.data, len(d), d["NAME"], "nAmE" in d, d.get("AGE"), d.get("other", "default"))
d.update({"Town": "Here"}, STREET="There")
print(list(d), list(d.items()))
d.setdefault("NAME", "no")
d.setdefault("New", "yes")
print(sorted(d.values(), key=str), d.pop("town"), d.pop("town", None))
del d["Street"]
print(d)
print(isinstance(d, dict), d == {"name": "Ann", "age": 30, "new": "yes"}, bool(d), bool(Lower()))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: d["nothing"])
attempt(lambda: d.pop("nothing"))
attempt(lambda: Lower().popitem())
attempt(lambda: d[5])
attempt(lambda: UserDict(1))
attempt(lambda: UserDict({}, {}))
attempt(lambda: hash(UserDict()))


class Defaulting(UserDict):
    def __missing__(self, key):
        return key * 2


e = Defaulting(a=1)
print(e["a"], e["zz"], len(e), "zz" in e, e.get("zz"))


class Plain(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


class User(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


# dict's own constructor and update bypass __setitem__; UserDict's do not.
p, u = Plain(a=1), User(a=1)
p.update(b=2)
u.update(b=2)
p["c"] = u["c"] = 3
print(p)
print(u)

print("-- merging and copies")
print(UserDict(a=1) | {"b": 2}, {"b": 2} | UserDict(a=1), type(UserDict() | {}).__name__)
m = UserDict(a=1)
m |= {"a": 2}
print(m, m.copy(), type(m.copy()).__name__, m.copy() is m, UserDict.fromkeys("xy", 0))
print(type(d.copy()).__name__, d.copy() == d)
print(m.popitem(), m, list(reversed(list(UserDict(a=1, b=2)))))
m.clear()
print(m.keys(), m.items(), repr(m))
m.update([("k", 1), ("l", 2)])
print(list(m.keys()), 2 in m.values(), ("k", 1) in m.items())
print({**m}, dict(m))
