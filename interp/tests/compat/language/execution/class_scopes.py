"""Class bodies as scopes: names inside, invisible to methods, comprehension rules, loops and conditions."""

x = "global"


class A:
    x = "class"
    y = x

    def method(self):
        return x

    def through_self(self):
        return self.x

    lam = lambda self: x
    in_default = lambda self, v=x: v


a = A()
print(A.y, a.method(), a.through_self(), a.lam(), a.in_default())


class B:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        bad = [i * n for i in range(2)]
    except NameError as error:
        message = str(error)
    gen = list(i for i in range(n))
    first_only = {k: 1 for k in range(n)}


print(B.squares, B.message, B.gen, B.first_only)


class C:
    for i in range(3):
        locals()[f"made_{i}"] = i
    if i == 2:
        branch = "taken"
    else:
        branch = "not taken"
    while i > 0:
        i -= 1
    with __import__("contextlib").nullcontext("cm") as cm:
        pass
    try:
        1 / 0
    except ZeroDivisionError as e:
        caught = str(e)
    import math
    from math import pi
    a, (b, *c) = 1, (2, 3)
    (walrus := "w")
    del a


print(C.made_0, C.made_2, C.branch, C.i, C.cm, C.caught, C.math.__name__, C.pi > 3, C.b, C.c, C.walrus, hasattr(C, "a"), hasattr(C, "e"))


class D:
    value = 1
    value += 1

    def value_getter(self):
        return self.value

    value *= 10
    getter = value_getter
    print("body runs:", value)


print(D.value, D().getter())


class E:
    x = x
    print(x)
    x = "rebound in body"
    print(x)
    del x
    print(x)


print(hasattr(E, "x"))


def function():
    x = "function"

    class F:
        print(x)
        y = x

        class Inner:
            z = x

        def m(self):
            return x
    return F


print(function().y, function().Inner.z, function()().m())


def shadowing():
    x = "function"

    class G:
        x = "class G"

        class Inner:
            z = x

        def m(self):
            return x
    return G.Inner.z, G().m()


print(shadowing())


def class_after():
    class H:
        try:
            y = late
        except NameError as error:
            y = str(error)
    late = 1
    return H.y


print(class_after())


class Names:
    __private = 1
    __dunder__ = 2
    _single = 3

    def get(self):
        return self.__private

    def local(self):
        __v = 5
        return sorted(locals())

    def param(self, __p=1):
        return __p


print(Names().get(), sorted(n for n in vars(Names) if "private" in n or "single" in n or n == "__dunder__"), Names().local(), Names().param())
try:
    Names.__private
except AttributeError as error:
    print(error)
print(Names._Names__private)


class _Under:
    __x = 1

    def get(self):
        return self.__x


print(_Under()._Under__x, _Under().get())
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, function().Inner.__qualname__)


class Ns:
    print(__name__, __qualname__, __module__)
