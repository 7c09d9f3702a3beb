"""collections.abc.Mapping and MutableMapping: own classes, inherited methods, views."""
from collections.abc import ItemsView, KeysView, Mapping, MutableMapping, ValuesView


class Attributes(Mapping):
    """Read-only view of an object's public attributes."""

    def __init__(self, thing):
        self._thing = thing

    def __getitem__(self, key):
        try:
            return vars(self._thing)[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(sorted(vars(self._thing)))

    def __len__(self):
        return len(vars(self._thing))


class Thing:
    def __init__(self, **named):
        self.__dict__.update(named)


m = Attributes(Thing(b=2, a=1, c=3))
print(list(m), len(m), m["a"], m.get("z"), m.get("z", 0), "b" in m, "z" in m)
print(list(m.keys()), list(m.values()), list(m.items()))
print(m == {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3} == m, m != {"a": 1}, m == 5)
print(isinstance(m.keys(), KeysView), isinstance(m.items(), ItemsView), isinstance(m.values(), ValuesView))
print(len(m.keys()), "a" in m.keys(), 3 in m.values(), ("a", 1) in m.items(), ("a", 2) in m.items())
print(sorted(m.keys() & {"a", "z"}), sorted(m.keys() - {"a"}), m.keys() == {"a", "b", "c"}, m.keys() >= {"a"})
print(dict(m), {**m}, sorted(m.items() | {("q", 9)}))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: m["none"])
attempt(lambda: hash(m))
attempt(lambda: m.pop("a"))
attempt(lambda: Mapping())
attempt(lambda: reversed(m))


class Table(MutableMapping):
    """An association list."""

    def __init__(self, *pairs, **named):
        self.pairs = []
        self.update(*pairs, **named)

    def __getitem__(self, key):
        for k, v in self.pairs:
            if k == key:
                return v
        raise KeyError(key)

    def __setitem__(self, key, value):
        for pair in self.pairs:
            if pair[0] == key:
                pair[1] = value
                return
        self.pairs.append([key, value])

    def __delitem__(self, key):
        self[key]
        self.pairs = [pair for pair in self.pairs if pair[0] != key]

    def __iter__(self):
        return (pair[0] for pair in self.pairs)

    def __len__(self):
        return len(self.pairs)


t = Table([("x", 1), ([], "list key")], y=2)
print(t.pairs, t[[]], t.pop("x"), t.pop("x", "gone"), t.setdefault("y", 5), t.setdefault("z"))
t.update({"y": 20}, w=4)
print(list(t.items()), t.popitem(), len(t))
print(hasattr(t, "__ior__"), hasattr(t, "__or__"), hasattr(t, "fromkeys"))
attempt(lambda: t["none"])
attempt(lambda: t.__delitem__("none"))
attempt(lambda: t.pop("none"))
attempt(lambda: t.update(1))
t.clear()
print(t.pairs, bool(t))
attempt(lambda: t.popitem())
match Table(kind="circle", radius=3):
    case {"kind": "circle", "radius": r, **rest}:
        print("circle", r, rest)
print(sorted(Mapping.__abstractmethods__), sorted(MutableMapping.__abstractmethods__))
