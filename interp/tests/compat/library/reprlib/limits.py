"""reprlib: Repr limits, own repr methods, aRepr, repr and recursive_repr."""
import reprlib
from collections import deque
from reprlib import Repr, recursive_repr

print(reprlib.repr(list(range(20))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
print(reprlib.repr(tuple(range(10))), reprlib.repr({5, 3, 1}), reprlib.repr(set(range(20))), reprlib.repr(frozenset(range(20))), reprlib.repr(deque(range(10))))
print(reprlib.repr(10**100), reprlib.repr(12345), reprlib.repr(1.5), reprlib.repr(None), reprlib.repr(b"y" * 50), reprlib.repr([]), reprlib.repr(()), reprlib.repr({}), reprlib.repr((1,)), reprlib.repr(set()))
print(reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr({"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}), reprlib.repr([[1] * 10] * 3))
r = Repr()
print(r.maxlevel, r.maxtuple, r.maxlist, r.maxdict, r.maxset, r.maxfrozenset, r.maxdeque, r.maxstring, r.maxlong, r.maxother, r.maxarray)
r.maxlist, r.maxstring, r.maxlevel, r.maxdict, r.maxlong, r.maxother = 2, 12, 2, 1, 8, 10
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnopqrstuvwxyz"), r.repr([[[1]]]), r.repr({"a": 1, "b": 2}), r.repr(10**20), r.repr(range(10**6)), r.repr("it's \"quoted\" text here"))
print(r.repr([[1, 2, 3], "long string in a list", {"k": [1]}]))
r.maxstring = 0
print(r.repr("abc"), r.repr("abcdefgh"))


class Own:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"Own({self.text})"


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


print(reprlib.repr(Own("short")), reprlib.repr(Own("long " * 20)), reprlib.repr([Own("x")] * 8))
print(reprlib.repr(Bad()).startswith("<Bad instance at"))


class Custom(Repr):
    def repr_Own(self, value, level):
        return f"<own {self.repr1(value.text, level - 1)} at level {level}>"

    def repr_bool(self, value, level):
        return "yes" if value else "no"

    def repr_type(self, value, level):
        return value.__name__


c = Custom()
print(c.repr([Own("a"), [Own([1, 2])], True, int]), c.repr({False: Own("x" * 50)}))
print(c.repr1([[1]], 0), c.repr1([[1]], 1), c.repr1([[1]], 2))


class Ring:
    def __init__(self, *items):
        self.items = list(items)

    @recursive_repr()
    def __repr__(self):
        """Text."""
        return f"Ring({', '.join(map(repr, self.items))})"


class Named(list):
    @recursive_repr(fillvalue="<again>")
    def __repr__(self):
        return "<" + "|".join(map(repr, self)) + ">"


ring = Ring(1, 2)
ring.items.append(ring)
other = Ring(ring, ring)
print(ring, other, Ring.__repr__.__name__, Ring.__repr__.__doc__)
named = Named("m")
named.append(named)
named.append(Named([named]))
print(named)
loop = [1]
loop.append(loop)
table = {}
table["t"] = table
print(loop, table, reprlib.repr(loop), reprlib.repr(table))
print(isinstance(reprlib.aRepr, Repr), reprlib.repr.__self__ is reprlib.aRepr)
