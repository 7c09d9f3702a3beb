"""What cannot be subclassed, what builtin subclasses keep, and methods that return the base type."""

for source in ("class X(bool): pass", "class X(type(None)): pass", "class X(range): pass", "class X(slice): pass", "class X(type(len)): pass", "class X(type(lambda: 1)): pass", "class X(type(...)): pass", "class X(int, str): pass", "class X(int, float): pass", "class X(list, dict): pass", "class X(object, int): pass", "class X(int, int): pass", "class X(memoryview): pass", "class X(type(i for i in [])): pass"):
    try:
        exec(source)
        print(source, "fine")
    except TypeError as error:
        print(source, "->", error)


class I(int):
    pass


class F(float):
    pass


class S(str):
    pass


class L(list):
    pass


class T(tuple):
    pass


class D(dict):
    pass


class St(set):
    pass


class Fs(frozenset):
    pass


class B(bytes):
    pass


class Ba(bytearray):
    pass


class C(complex):
    pass


def name(x):
    return type(x).__name__


print(name(I(1) + I(2)), name(-I(1)), name(I(5) // 2), name(I(7) & 3), name(abs(I(-1))), name(I(1) + 1.0), name(I.from_bytes(b"a", "big")), name(I("7")))
print(name(F(1) + F(2)), name(F(1).__round__(1)), name(round(F(1.5))), name(F.fromhex("0x1p0")), name(-F(1)))
print(name(S("a") + "b"), name(S("ab")[0]), name(S("a").upper()), name(S("a") * 2), name(str(S("a"))), [name(p) for p in S("a b").split()])
print(name(L([1]) + L([2])), name(L([1])[:]), name(L([1]).copy()), name(L([1]) * 2), name(sorted(L([2, 1]))))
print(name(T((1,)) + T((2,))), name(T((1, 2))[:1]), name(T((1,)) * 2), name(tuple(T((1,)))))
print(name(D(a=1).copy()), name(D(a=1) | {}), name(D.fromkeys("a")), name(dict(D(a=1))))
print(name(St([1]) | {2}), name(St([1]).copy()), name(St([1]).union([2])), name(St([1]) & {1}), name({1} | St([2])), name(St([1]) - {1}))
print(name(Fs([1]) | {2}), name(Fs([1]).copy()), name(frozenset([1]) | St([2])), name({1} | frozenset([2])))
print(name(B(b"a") + b"b"), name(B(b"ab")[:1]), name(Ba(b"a") + b"b"), name(Ba(b"a").upper()), name(C(1) + 1), name(B.fromhex("41")), name(Ba.fromhex("41")))
print(isinstance(I(1), int), I(1) == 1, hash(I(1)) == hash(1), {1: "a"}[I(1)], I(1) in [1], S("a") in {"a"}, T((1,)) == (1,), L([1]) == [1], D(a=1) == {"a": 1})
print(bool(I(0)), bool(S("")), bool(L()), "abc"[I(1)], [10, 20][I(1)], "x" * I(3), S("%s") % 1, f"{S('q'):>3}")
i = I(5)
i.attribute = "on an int"
l = L([3, 1])
l.attribute = "on a list"
print(i.attribute, l.attribute, i.__dict__)


class Percent(float):
    def __repr__(self):
        return f"{self * 100:.0f}%"

    def __add__(self, other):
        return Percent(super().__add__(other))


print(Percent(0.5), [Percent(0.25)], Percent(0.5) + Percent(0.25), str(Percent(0.1)), f"{Percent(0.1)}")


class Logged(dict):
    def __setitem__(self, k, v):
        print("set", k, end="; ")
        super().__setitem__(k, v)


g = Logged(a=1)
g["b"] = 2
g.update(c=3)
g.setdefault("d", 4)
g |= {"e": 5}
print(g)
