"""class statements: bodies, bases computed at run time, keywords, nested, local, redefinition, type()."""


class Empty:
    pass


class OneLine: x = 1; y = x + 1


class Attrs:
    a = 1
    b = a * 2
    c = [a, b]

    def method(self):
        return self.a

    d = method
    e = lambda self: self.b


o = Attrs()
print(Empty.__name__, OneLine.y, o.method(), o.d(), o.e(), Attrs.c)


def base(flag):
    class A:
        kind = "A"

    class B:
        kind = "B"
    return A if flag else B


class Computed(base(False), *[Attrs]):
    pass


print(Computed.kind, Computed().method(), [b.__name__ for b in Computed.__bases__])


class Outer:
    value = "outer"

    class Inner:
        value = "inner"

        class Deep:
            def who(self):
                return self.__class__.__qualname__

    def make(self):
        return self.Inner.Deep().who()


print(Outer().make(), Outer.Inner.value, Outer.Inner.Deep.__qualname__, Outer.Inner.Deep)


def local(n):
    class Local:
        captured = n

        def get(self):
            return n, self.captured
    return Local


A, B = local(1), local(2)
print(A().get(), B().get(), A is B, A.__qualname__)


class Redefined:
    version = 1


old = Redefined()


class Redefined:
    version = 2


print(old.version, Redefined.version, isinstance(old, Redefined))
T = type("T", (Attrs,), {"z": 26, "f": lambda self: self.z + self.a})
print(T.__name__, T().f(), T.__mro__[1].__name__, T.__module__, type(T) is type, type("", (), {}).__name__ == "")
M = type("M", (), dict(__init__=lambda self, v: setattr(self, "v", v), __repr__=lambda self: f"M({self.v})", __len__=lambda self: 3))
print(M(5), len(M(1)))
print(type(5), type("s") is str, type(type), type(None).__name__, type(Empty()) is Empty)


class Counter:
    instances = 0
    registry = []

    def __init__(self):
        Counter.instances += 1
        type(self).registry.append(self.instances)

    @classmethod
    def count(cls):
        return cls.instances

    @staticmethod
    def helper(x):
        return x * 2


Counter(), Counter()
print(Counter.instances, Counter.registry, Counter.count(), Counter().count(), Counter.helper(4))
for i in range(2):
    class Loop:
        index = i
        del_me = 1
        del del_me
print(Loop.index, hasattr(Loop, "del_me"))


class Conditional:
    if True:
        def f(self):
            return "then"
    else:
        def f(self):
            return "else"
    try:
        import no_such_module_here
    except ImportError:
        fallback = True


print(Conditional().f(), Conditional.fallback)
Empty.added = 1
Empty.method = lambda self, x=2: x
e = Empty()
print(e.added, e.method(), e.method(5))
Empty.__init__ = lambda self, v=0: setattr(self, "v", v)
print(Empty(7).v, hasattr(e, "v"))
e.__class__ = OneLine
print(e.x, type(e).__name__)


class Alias:
    def real(self):
        return "real"
    alias = real
    __call__ = real
    __str__ = real


print(Alias().alias(), Alias()(), str(Alias()), f"{Alias()}")
print(Attrs.__dict__["a"], Attrs.__doc__, Attrs.__module__, Attrs.__bases__, Attrs.__base__, Computed.__base__.__name__, int.__bases__, bool.__bases__, object.__bases__)
print([c.__name__ for c in Attrs.__subclasses__()], Attrs.mro() == list(Attrs.__mro__), isinstance(Attrs, type), callable(Attrs))
for source in ("class A(5): pass", "class A(undefined): pass", "class A(None): pass", "class A(Empty, Empty): pass", "class A(object, Empty): pass", "class A(x=1): pass", "class A(metaclass=5): pass", "class A(metaclass=len): pass", "class A('str'): pass", "class A: x = undefined_y", "class A:\n    raise ValueError('body')", "class A(*[5]): pass", "class A(**{'k': 1}): pass", "class A(bool): pass", "class A(lambda: 1): pass", "Empty()()", "Empty.__name__ = ''", "Empty.nothing", "type('A', (Empty, 5), {})", "class A(print): pass"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
