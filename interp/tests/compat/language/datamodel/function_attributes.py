"""Attributes of functions: names, defaults, annotations, closure, own attributes, wrapping."""

import functools


def f(a, b: int = 2, *args: str, c, d: "list" = 4, **kw: dict) -> bool:
    """Doc of f."""
    return True


print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__)
f.__defaults__ = (20,)
f.__kwdefaults__ = {"c": 3, "d": 5}
print(f(1), f.__defaults__, f.__kwdefaults__)


def g(x, y=1):
    return x + y


g.__defaults__ = (10, 100)
print(g(), g(1))
g.__defaults__ = None
try:
    g(1)
except TypeError as error:
    print(error)
g.__name__ = "renamed"
print(g.__name__, g.__qualname__)
try:
    g()
except TypeError as error:
    print(error)
g.__qualname__ = "Some.where"
try:
    g()
except TypeError as error:
    print(error)
g.calls = 0
g.calls += 1
print(g.calls, g.__dict__)
del g.calls
print(g.__dict__, hasattr(g, "calls"))


def outer(n):
    def inner():
        return n
    inner.level = n
    return inner


i = outer(7)
print(i.__qualname__, i.__closure__[0].cell_contents, outer.__closure__, i.level)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount)
print((lambda: 1).__name__, (lambda x, y=1: 1).__defaults__, outer(1).__name__)


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)


class C:
    def method(self, a=1):
        """Method doc."""

    @staticmethod
    def static():
        pass

    class Nested:
        def deep(self):
            return lambda: None


print(C.method.__qualname__, C.static.__qualname__, C.Nested.deep.__qualname__, C.Nested().deep().__qualname__, C().method.__doc__, C().method.__defaults__)


def plain(x):
    """Original doc."""
    return x


@functools.wraps(plain)
def wrapper(*args):
    return plain(*args)


print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is plain)
for action in ("g.__name__ = 5", "g.__defaults__ = [1]", "g.__kwdefaults__ = 5", "g.__dict__ = 5", "g.__code__ = 5", "len.x = 1", "g.__qualname__ = None", "g.__annotations__ = 5", "del g.__name__"):
    try:
        exec(action)
        print(action, "fine")
    except (TypeError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
print(f.__globals__ is globals(), f.__builtins__ is not None, type(f.__code__).__name__)
print(len.__name__, len.__doc__ is not None, len.__self__ is not None, [].append.__name__, "x".upper.__name__, int.__name__, print.__qualname__, [].append.__qualname__)
