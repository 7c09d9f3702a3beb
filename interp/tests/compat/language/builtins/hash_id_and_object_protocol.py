"""slice, property, super, staticmethod, memoryview, open-free odds and ends of the builtin names."""

print(slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice(1, 2) == slice(1, 2, None), slice(1) != slice(2), slice(1, 5, 2).indices(4), [slice(-3, None).indices(n) for n in (2, 5)], list(range(10))[slice(2, 8, 3)], "abcdef"[slice(None, None, -2)], slice("a", [1]), slice(1, 2) < slice(1, 3))
s = slice(1, 10, 2)
print(s.start, s.stop, s.step, type(s).__name__, isinstance(s, slice))
p = property(lambda self: "got", lambda self, v: print("set", v), lambda self: print("deleted"), "doc text")


class C:
    attr = p
    st = staticmethod(lambda x: x * 2)
    cl = classmethod(lambda cls: cls.__name__)


c = C()
print(c.attr, C.st(4), c.st(5), C.cl(), c.cl(), p.__doc__)
c.attr = 5
del c.attr
m = memoryview(b"hello")
print(m[0], bytes(m[1:3]), len(m), m.tolist(), m[::-1].tobytes(), b"ell" in bytes(m), m == memoryview(b"hello"))
print(Ellipsis, ..., Ellipsis is ..., NotImplemented, type(NotImplemented).__name__, bool(...), __name__, __debug__)
print(eval("1 + 2"), eval("[x for x in range(3)]"), exec("z = 5"), z, compile("1", "f", "eval").co_filename, callable(compile))
print(ascii("é"), repr("é"), format(5, "03d"), format("a", ">3"), format(1.5), bin(3), len("x"), sorted("ba"), list(reversed("ab")), all([]), any([]), hash(5), abs(-1), chr(97), ord("a"))
print(frozenset([1]), set(), dict(a=1), list("a"), tuple("a"), bytes(1), bytearray(1), complex(1), float(1), int(1), str(1), bool(1), object is not None, type(1).__name__, range(1), iter([1]).__next__(), next(iter([2])))
print(globals()["__name__"], "z" in globals(), locals() is globals(), sorted(vars(type("V", (), {"a": 1})()).keys()), isinstance(__builtins__, object), __import__("math").floor(2.5))
print(zip is zip, [f.__name__ for f in (abs, len, print, sorted, isinstance, int, str, type, object, zip, map, range, super, property, enumerate, ValueError)])
print([str(f) for f in (abs, len, int, type, object, range, ValueError, [].append.__class__)])
print(int.__doc__ is not None, len.__doc__ is not None, len.__module__, int.__module__, ValueError.__module__, print.__self__.__name__, len.__name__, len.__qualname__, "upper" in dir(str), str.upper.__name__, str.upper.__qualname__, "a".upper.__qualname__, dict.get.__name__, [].append.__self__)
for source in ("slice()", "slice(1, 2, 3, 4)", "hash(slice(1))", "slice(1).start = 2", "slice(1, 2, 0).indices(5)", "slice(1.5).indices(5)", "property(1).__get__(5)", "C.attr.__get__(c)", "C.attr.fget(1)", "staticmethod()", "classmethod()", "memoryview(5)", "memoryview('a')", "eval(5)", "exec(None)", "compile(5, 'f', 'eval')", "globals(1)", "locals(1)", "__import__()", "__import__(5)", "ascii()", "format()", "repr()", "object.__new__(5)", "super().x", "NotImplemented()", "Ellipsis()", "None()", "...()", "__build_class__()", "input.__name__", "open.__name__", "delattr(c, 'nothing')", "vars(c)", "unknown_builtin"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = eval(source)
        print(source, "=", str(result).split(" at ")[0][:40])
    except SyntaxError:
        print(source, "-> SyntaxError")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
