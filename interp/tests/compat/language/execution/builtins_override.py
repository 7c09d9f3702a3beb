"""Shadowing and replacing builtins: per module, per function, through the builtins module."""

import builtins

print(len([1, 2]))


def len(x):
    return "my len"


print(len([1, 2]), builtins.len([1, 2]))
del len
print(len([1, 2]))
try:
    del len
except NameError as error:
    print(error)
original = builtins.len
builtins.len = lambda x: 99
print(len([]), (lambda: len("x"))())
builtins.len = original
print(len([]))
builtins.new_builtin = "available everywhere"
print(new_builtin)


def uses():
    return new_builtin


print(uses())
del builtins.new_builtin
try:
    uses()
except NameError as error:
    print(error)


def shadow_locally():
    str = repr
    list = tuple
    return str("x"), list([1])


print(shadow_locally(), str("x"), list((1,)))


def parameter(max, min=min):
    return max, min(3, 1)


print(parameter(5))
real_print = print
lines = []


def print(*args, **kwargs):
    lines.append(args)


print("captured", 1)
del print
print(lines)
for name in ("True", "None", "Ellipsis", "NotImplemented", "__debug__", "int", "ValueError", "open", "__import__", "__build_class__", "__name__"):
    print(name, hasattr(builtins, name), end="; ")
print()
print(builtins.int is int, isinstance(5, builtins.int), builtins.__name__, callable(builtins.print))
real_import = builtins.__import__


def tracing_import(name, *args, **kwargs):
    real_print("importing", name)
    return real_import(name, *args, **kwargs)


builtins.__import__ = tracing_import
import itertools
from math import floor
builtins.__import__ = real_import
print(next(itertools.count(7)), floor(1.5))
build = builtins.__build_class__


def tracing_build(function, name, *bases, **kw):
    print("building", name, [b.__name__ for b in bases])
    return build(function, name, *bases, **kw)


builtins.__build_class__ = tracing_build


class A:
    pass


class B(A):
    pass


builtins.__build_class__ = build
print(A.__name__, B.__mro__[1].__name__)
sum = lambda *a: "shadowed sum"
print(sum([1]))
del sum
print(sum([1]), [list for list in range(2)], list("ab"))
class sorted:
    pass
print(sorted.__name__, type(sorted()).__name__)
del sorted
print(sorted([2, 1]), "__builtins__" in globals())
print(sorted(n for n in dir(builtins) if n.endswith("Warning")))
print(sorted(n for n in dir(builtins) if n.endswith("Error"))[:20])
