"""__dir__, dir(), vars() and __dict__ of instances, classes and modules."""

import math
import types


class Base:
    base_attr = 1

    def base_method(self):
        pass


class Derived(Base):
    derived_attr = 2

    def __init__(self):
        self.inst_attr = 3


def public(names):
    return [n for n in names if not n.startswith("__")]


d = Derived()
print(public(dir(d)), public(dir(Derived)), public(dir(Base)))
print(vars(d), d.__dict__ is vars(d))
print(public(vars(Derived)), public(Base.__dict__))
d.__dict__["injected"] = 4
print(d.injected, "injected" in dir(d))
vars(d)["more"] = 5
del d.__dict__["inst_attr"]
print(d.more, hasattr(d, "inst_attr"))
d.__dict__ = {"fresh": 1}
print(d.fresh, hasattr(d, "more"), vars(d))
try:
    d.__dict__ = 5
except TypeError as error:
    print(error)


class Custom:
    def __dir__(self):
        return ["zebra", "apple", "mango"]


print(dir(Custom()))


class Tuple:
    def __dir__(self):
        return ("b", "a")


print(dir(Tuple()))


class Bad:
    def __dir__(self):
        return 5


try:
    dir(Bad())
except TypeError as error:
    print(error)


class Extend:
    def __dir__(self):
        return [*super().__dir__(), "virtual"]


print(public(dir(Extend())))
for value in (1, "s", None, [], object(), len):
    try:
        vars(value)
        print("has __dict__")
    except TypeError as error:
        print(error)
print(type(Derived.__dict__).__name__, type(d.__dict__).__name__)
try:
    Derived.__dict__["x"] = 1
except TypeError as error:
    print(error)
print("sqrt" in dir(math), "sqrt" in vars(math), vars(math) is math.__dict__)
m = types.SimpleNamespace(b=1, a=2)
print(public(dir(m)), vars(m))


def f():
    local_b, local_a = 1, 2
    return dir(), sorted(vars()), sorted(locals())


print(f())


def g():
    pass


g.note = "function attribute"
print(g.__dict__, "note" in dir(g))
for name in ("append", "upper", "bit_length", "items", "add", "__iter__"):
    print(name, [t.__name__ for t in (list, str, int, dict, set, tuple) if name in dir(t)])
print("__add__" in dir(1), "__len__" in dir(""), "__next__" in dir(iter([])), "__enter__" in dir(d))
