"""Calls: every form of argument, order of filling, keyword names, trailing commas."""


def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(1, 5, c=3), f(1, 5, 6, 7, c=3), f(a=1, c=3), f(c=3, a=1, b=9), f(1, c=3, d=0, e=5), f(1, c=3, **{"e": 1}), f(*[1, 2, 3], **{"c": 4}))
print(f(*(1,), 2, *(3, 4), c=5), f(1, *[], c=0,), f(b=1, a=2, c=3, z=0, y=1), f(c=1, *[2]), f(c=1, *[2], d=3, **{"q": 1}))


def pos(a, b, /, c, *, d):
    return a, b, c, d


print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4), pos(*[1, 2], **{"c": 3, "d": 4}))


def kwname(a, /, **kw):
    return a, kw


print(kwname(1, a=2), kwname(1, **{"a": 3, "b c": 4, "class": 5}))


def only_kw(*, key="default"):
    return key


print(only_kw(), only_kw(key=1))


def nothing():
    pass


print(nothing(), nothing() is None)


def many(*args):
    return len(args)


print(many(*range(300)), many(*range(100), *range(100)), many(*[0] * 50))
print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, c=3, e=4), (lambda: "none")(), (lambda *a: a)(), (lambda **k: k)(x=1))


class C:
    def __init__(self, x=0, *a, **k):
        self.v = (x, a, k)

    def m(self, *a, **k):
        return a, k

    @classmethod
    def cm(cls, *a):
        return a

    @staticmethod
    def sm(*a):
        return a


print(C().v, C(1, 2, k=3).v, C(*[1, 2], **{"z": 1}).v, C().m(1, k=2), C.m("self", 1), C.cm(1), C.sm(1), C().sm(2), C().m(*[1], **{}))
print(C().m(self_=1), (C().m)(5), getattr(C(), "m")(6), [C().m][0](7), {"k": C.sm}["k"](8))


def outer():
    return lambda x: lambda y: (x, y)


print(outer()(1)(2), outer()(1,)(2,), (outer)()(3)(4))
print(dict(a=1, **{"b": 2}), dict([("x", 1)], y=2), dict({"p": 1}, p=2), int("ff", base=16), print("sep", "test", sep="|", end=".\n"), sorted([2, 1], reverse=True), max([1], default=0), max("ab", "b", key=len), str(b"x", encoding="utf-8"), enumerate.__name__)
print(list(enumerate("ab", start=5)), list(zip([1], [2], strict=True)), sum([1], start=5), round(1.234, ndigits=1), pow(base=2, exp=3, mod=5), complex(real=1, imag=2), bytes("a", encoding="ascii"))
x = 1
print(f(x, c=x, d=(x := 5)), x)


def defaults(a, b=[], c={}):
    b.append(a)
    c[a] = len(c)
    return b, c


print(defaults(1), defaults(2), defaults(3, []), defaults(4, c={}))
gen = (i for i in range(3))
print(many(i for i in range(5)), sum(i for i in range(4)), list(i for i in "ab"), many((i for i in "a"), 1))


def swap(a, b):
    return b, a


print(swap(*swap(1, 2)), swap(**dict(zip("ab", swap(3, 4)))), swap(b=1, a=2))


def annotated(a: int, *args: str, k: float = 1.0, **kw: dict) -> None:
    """Annotated."""


print(annotated.__annotations__, annotated(1, "x", k=2.0, z={}))


def recursive(n, acc=()):
    return acc if n == 0 else recursive(n - 1, (*acc, n))


print(recursive(5))


def names(self, cls, args, kwargs, this=None):
    return self, cls, args, kwargs, this


print(names(1, 2, 3, 4), names(kwargs=1, args=2, cls=3, self=4))
