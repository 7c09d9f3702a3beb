"""Multiple inheritance: the C3 order, diamonds, mixins, conflicts."""


def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)


class A:
    def who(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def who(self):
        return "B"

    def chain(self):
        return ["B"] + super().chain()


class C(A):
    def who(self):
        return "C"

    def chain(self):
        return ["C"] + super().chain()


class D(B, C):
    def chain(self):
        return ["D"] + super().chain()


class E(C, B):
    pass


print(names(D), D().who(), D().chain())
print(names(E), E().who(), E().chain())


class O:
    pass


class F(O):
    pass


class G(O):
    pass


class H(O):
    pass


class K1(F, G):
    pass


class K2(G, H):
    pass


class K3(F, H):
    pass


class Z(K1, K2, K3):
    pass


print(names(Z))


class X(O):
    pass


class Y(O):
    pass


class XY(X, Y):
    pass


class YX(Y, X):
    pass


for bases in ((XY, YX), (O, X), (object, O), (X, X), (A, D), (B, A, C)):
    try:
        print(names(type("New", bases, {})))
    except TypeError as error:
        print(error)


class LogMixin:
    def log(self, text):
        self.lines = getattr(self, "lines", []) + [f"{type(self).__name__}: {text}"]


class JsonMixin:
    def to_json(self):
        return "{" + ", ".join(f'"{k}": {v!r}' for k, v in sorted(vars(self).items())) + "}"


class EqMixin:
    def __eq__(self, other):
        return vars(self) == vars(other)


class Item(LogMixin, JsonMixin, EqMixin):
    def __init__(self, n):
        self.n = n


i = Item(1)
print(i.to_json(), i == Item(1), i == Item(2))
i.log("saved")
print(i.lines)


class Root:
    def __init__(self, **kw):
        print("Root", kw)

    def close(self):
        print("Root.close")


class Left(Root):
    def __init__(self, left=0, **kw):
        print("Left", left)
        super().__init__(**kw)

    def close(self):
        print("Left.close", end=" ")
        super().close()


class Right(Root):
    def __init__(self, right=0, **kw):
        print("Right", right)
        super().__init__(**kw)

    def close(self):
        print("Right.close", end=" ")
        super().close()


class Bottom(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)

    def close(self):
        print("Bottom.close", end=" ")
        super().close()


Bottom(left=1, right=2, other=3).close()


class Attr1:
    v = 1


class Attr2:
    v = 2
    w = 20


class Attr3(Attr1, Attr2):
    pass


print(Attr3.v, Attr3.w)
Attr1.w = 10
print(Attr3.w)
del Attr1.v
print(Attr3.v)
Attr3.__bases__ = (Attr2, Attr1)
print(Attr3.v, Attr3.w, names(Attr3))


class IntList(list, A):
    pass


class DictLike(A, dict):
    def __init__(self, **kw):
        dict.__init__(self, kw)


print(IntList([1, 2]).who(), IntList([1]) + [2], DictLike(a=1), DictLike().chain(), names(IntList))
print(issubclass(D, A), issubclass(D, (int, C)), isinstance(D(), B), D.__bases__ == (B, C), D.__base__.__name__)


class Meta(type):
    def mro(cls):
        order = super().mro()
        return [order[0], *reversed(order[1:-1]), order[-1]]


class Reversed(B, C, metaclass=Meta):
    pass


print(names(Reversed))
