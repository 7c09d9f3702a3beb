"""type, isinstance, issubclass, getattr, setattr, hasattr, delattr, callable, id, hash, dir, vars, object."""


class A:
    x = 1

    def m(self):
        return "m"


class B(A):
    def __init__(self):
        self.y = 2


b = B()
print(type(b).__name__, type(B).__name__, type(type).__name__, type(b) is B, type(b) == A, [type(v).__name__ for v in (1, 1.5, 1j, "s", b"b", [], (), {}, set(), None, True, ..., NotImplemented, range(1), slice(1), len, lambda: 1, A.m, b.m, A, type, object(), iter([]), (i for i in []), ValueError(), property(), super(B, b), zip(), map(len, []), enumerate([]), memoryview(b""), bytearray(), frozenset(), {}.keys())])
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(B, type), isinstance(1, object), isinstance(True, int), isinstance(None, type(None)), isinstance("s", int | str), isinstance(1, ()), isinstance([], (tuple, (list,))))
print(issubclass(B, A), issubclass(A, B), issubclass(B, (int, A)), issubclass(bool, int), issubclass(B, object), issubclass(type, object), issubclass(object, type), issubclass(int, int | str))
print(getattr(b, "x"), getattr(b, "y"), getattr(b, "z", "default"), getattr(b, "m")(), getattr(A, "x"), getattr(5, "real"), getattr("a", "upper")(), hasattr(b, "x"), hasattr(b, "z"), hasattr(A, "y"), hasattr(1, "real"), hasattr(b, "not an identifier"))
setattr(b, "z", 3)
setattr(A, "w", lambda self: "w")
setattr(b, "odd name", 4)
print(b.z, b.w(), b.__dict__, getattr(b, "odd name"))
delattr(b, "z")
delattr(A, "w")
print(hasattr(b, "z"), hasattr(b, "w"))
print([callable(v) for v in (len, A, b, b.m, lambda: 1, 5, "s", None, type, object(), A.m, print, ValueError, classmethod(len), property())])
print(id(b) == id(b), id(b) != id(A()), hash(b) == hash(b), hash("a") == hash("a"), hash(1) == hash(1.0), isinstance(id(b), int), isinstance(hash(b), int), (lambda x: x)(b) is b)
print(sorted(n for n in dir(b) if not n.startswith("_")), sorted(vars(b)), sorted(n for n in vars(A) if not n.startswith("_")), "x" in dir(A), "__init__" in dir(A), "append" in dir([]))
C = type("C", (A,), {"k": 5, "f": lambda self, n: n + self.k})
c = C()
print(C.__name__, c.f(1), C.x, type(c) is C, C.__bases__ == (A,), C.__mro__ == (C, A, object), isinstance(c, A), C.__module__, C.__qualname__, C.__dict__["k"])
D = type("D", (), {})
print(D().__class__.__name__, D.__bases__, type("Empty Name", (), {"__doc__": "text"}).__doc__, type("E", (int,), {})(5) + 1, type("F", (B, dict), {})().y)
o = object()
print(type(o).__name__, o == o, o != object(), bool(o), isinstance(o, object), str(o)[:15])
for source in ("type()", "type(1, 2)", "type(1, (), {})", "type('A', [], {})", "type('A', (), [])", "type('A', (int, str), {})", "type('A', (5,), {})", "type('A', (bool,), {})", "type('a\\0b', (), {})", "isinstance(1)", "isinstance(1, 5)", "isinstance(1, 'int')", "isinstance(1, [int])", "isinstance(1, (int, 5))", "isinstance('a', (int, 5))", "issubclass(5, int)", "issubclass(int, 5)", "issubclass('int', int)", "isinstance([], list[int])", "issubclass(list, list[int])", "getattr(b, 'zz')", "getattr(b, 5)", "getattr(b)", "setattr(b, 5, 1)", "setattr(b, 'a')", "setattr(5, 'a', 1)", "delattr(b, 'zz')", "delattr(5, 'real')", "hasattr(b, 5)", "hasattr(b)", "callable()", "vars(5)", "dir(1, 2)", "object(1)", "object().x = 1", "setattr(object(), 'x', 1)", "b.__class__ = 5", "id()", "hash([])", "type.__call__(5)", "type(b)()", "A(1)", "type('X', (), {}, k=1)", "len.__class__()", "type(None)()", "type(...)()", "type(len)()", "type(lambda: 1)()"):
    try:
        print(source, "=", str(eval(source)).split(" at ")[0].split(" object")[0])
    except SyntaxError:
        print(source, "-> SyntaxError")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(type(None)(), type(...)() is ..., type(b)().y, type(5)("7"), type("")(5), type([])("ab"), type({})(a=1), type(1.5)("2"), type(True)(0))
