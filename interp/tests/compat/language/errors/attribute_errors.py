"""AttributeError texts for values of every kind, reading, writing and deleting."""

import math


class C:
    x = 1
    __slots__ = ("s",)

    @property
    def ro(self):
        return 1

    def m(self):
        pass


class D:
    pass


def f():
    pass


def g():
    yield


targets = {"int": 1, "float": 1.5, "str": "s", "bytes": b"", "None": None, "list": [], "dict": {}, "tuple": (), "set": set(), "bool": True, "ellipsis": ..., "range": range(1), "function": f, "lambda": lambda: 1, "builtin": len, "method": [].append, "bound": C().m, "class": C, "type": type, "int type": int, "module": math, "generator": g(), "object": object(), "instance": D(), "slots": C(), "exception": ValueError(), "property": C.ro, "notimpl": NotImplemented, "slice": slice(1), "iterator": iter([]), "super": super(D, D()), "enumerate": enumerate([]), "zip": zip(), "map": map(len, []), "keys": {}.keys(), "bytearray": bytearray(), "complex": 1j, "frozenset": frozenset(), "classmethod": classmethod(f), "staticmethod": staticmethod(f), "memoryview": memoryview(b"")}
for name, value in targets.items():
    try:
        value.no_such_attribute
    except AttributeError as error:
        print(name, "get:", error)
    try:
        value.no_such_attribute = 1
        print(name, "set: fine")
    except (AttributeError, TypeError) as error:
        print(name, "set:", type(error).__name__, error)
    try:
        del value.no_such_attribute
        print(name, "del: fine")
    except (AttributeError, TypeError) as error:
        print(name, "del:", type(error).__name__, error)
for source in ("C().s", "C().ro = 1", "del C().ro", "C().x = 2", "del C().x", "del C().s", "(1).real = 2", "del (1).real", "'a'.upper = 1", "[].append = 1", "f.__name__ = 1", "f.__code__ = 1", "del f.__code__", "f.__dict__ = 1", "C.__name__ = 1", "C.__bases__ = ()", "C.__bases__ = 5", "C.__mro__ = ()", "C.__dict__ = {}", "D().__class__ = 1", "D().__class__ = C", "D().__dict__ = 1", "ValueError().args = 1", "range(1).start = 2", "slice(1).stop = 2", "(1j).imag = 1", "math.pi = math.pi", "del math.nothing", "D.__init__.x", "D().missing()", "D().a.b", "None.strip()", "'abc'.apend", "[1].push(1)", "{}.has_key(1)", "(1,).append(2)", "{1}.append(2)", "'a'.decode()", "b'a'.encode()", "b''.format()", "5 .length", "(1).append", "f.missing()", "len.x()", "g().nothing()", "type.nothing", "object.nothing", "object().x", "C.m.x", "C().m.x = 1", "int.nothing", "str.nothing()", "math.sqroot(4)"):
    try:
        exec(source)
        print(source, "fine")
    except (AttributeError, TypeError) as error:
        print(source, "->", type(error).__name__, error)
