"""__mro_entries__: an object among the bases that stands for classes."""


class Real:
    def hello(self):
        return "hello from Real"


class Other:
    pass


class StandsFor:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        print("mro_entries", len(bases), [getattr(b, "__name__", "instance") for b in bases])
        return self.classes


class A(StandsFor(Real)):
    pass


print(A.__mro__ == (A, Real, object), A().hello(), [b.__name__ for b in A.__bases__])
print(type(A.__orig_bases__[0]).__name__)


class B(Other, StandsFor(Real)):
    pass


print([c.__name__ for c in B.__mro__])


class C(StandsFor()):
    pass


print(C.__bases__)


class D(StandsFor(Real, Other)):
    pass


print([c.__name__ for c in D.__bases__], "__orig_bases__" in vars(D), "__orig_bases__" in vars(Real))


class Bad:
    def __mro_entries__(self, bases):
        return [Real]


try:
    class E(Bad()):
        pass
except TypeError as error:
    print(error)
for base in (5, "text", None, print, lambda: 1):
    try:
        class F(base):
            pass
        print("made")
    except TypeError as error:
        print(type(base).__name__, "->", error)


class L(list[int]):
    pass


print(L([1, 2]), L.__bases__, L.__orig_bases__)
try:
    type("G", (StandsFor(Real),), {})
except TypeError as error:
    print(error)
