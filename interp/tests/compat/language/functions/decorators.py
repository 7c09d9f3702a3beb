"""Decorators: order, arguments, classes as decorators, stacking, methods, any expression."""

import functools

log = []


def trace(name):
    log.append(f"make {name}")

    def decorator(f):
        log.append(f"apply {name}")
        return f
    return decorator


@trace("outer")
@trace("inner")
def f():
    pass


print(log)


def double(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        return f(*args, **kw) * 2
    return wrapper


def add(n):
    def decorator(f):
        @functools.wraps(f)
        def wrapper(*args, **kw):
            return f(*args, **kw) + n
        return wrapper
    return decorator


@double
@add(1)
def g(x):
    """Doc of g."""
    return x


@add(1)
@double
def h(x):
    return x


print(g(5), h(5), g.__name__, g.__doc__, g.__wrapped__.__wrapped__(5))


class CountCalls:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@CountCalls
def counted(x):
    return -x


print(counted(1), counted(2), counted.n)


class Retry:
    def __init__(self, times, exceptions=(Exception,)):
        self.times, self.exceptions = times, exceptions

    def __call__(self, f):
        @functools.wraps(f)
        def wrapper(*args):
            for attempt in range(1, self.times + 1):
                try:
                    return f(*args)
                except self.exceptions as error:
                    print(f"attempt {attempt}: {error}", end="; ")
            raise RuntimeError("gave up")
        return wrapper


failures = [ValueError("first"), ValueError("second")]


@Retry(3)
def flaky():
    if failures:
        raise failures.pop(0)
    return "ok"


print(flaky())


@Retry(2, (KeyError,))
def broken():
    raise KeyError("always")


try:
    broken()
except RuntimeError as error:
    print(error)


@lambda f: f()
def immediately():
    return "called at once"


print(immediately)
registry = {}


def register(name=None, **options):
    if callable(name):
        registry[name.__name__] = (name, {})
        return name

    def decorator(f):
        registry[name or f.__name__] = (f, options)
        return f
    return decorator


@register
def plain():
    pass


@register("named", level=2)
def other():
    pass


@register()
def third():
    pass


print({k: (v[0].__name__, v[1]) for k, v in registry.items()})
decorators = [double, add(100)]


@decorators[0]
@decorators[1]
def from_list(x):
    return x


@(lambda f: lambda x: f(x) + 0.5)
def lam(x):
    return x


print(from_list(1), lam(1))


def class_decorator(cls):
    cls.added = lambda self: f"added to {cls.__name__}"
    return cls


def with_repr(*fields):
    def decorator(cls):
        cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in fields)})"
        return cls
    return decorator


@class_decorator
@with_repr("a", "b")
class K:
    def __init__(self):
        self.a, self.b = 1, "x"


print(K().added(), K())


def singleton(cls):
    return cls()


@singleton
class single:
    value = 42


print(single.value, type(single).__name__)


class Methods:
    def deco(f):
        def wrapper(self, *args):
            return "wrapped", f(self, *args)
        return wrapper

    @deco
    def m(self, x):
        return x

    @staticmethod
    @double
    def s(x):
        return x

    @classmethod
    @add(1)
    def c(cls, x):
        return x

    @property
    @double
    def p(self):
        return 21

    @functools.cached_property
    def cached(self):
        print("computed", end=" ")
        return 7


m = Methods()
print(m.m(1), m.s(2), Methods.c(3), m.p, m.cached, m.cached)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().misses)


@functools.singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
def _(x):
    return "list"


print(kind(1), kind([]), kind("s"), kind(True))
for source in ("@5\ndef f(): pass", "@undefined\ndef f(): pass", "@len\ndef f(): pass", "@print()\ndef f(): pass"):
    try:
        exec(source)
        print("fine")
    except (TypeError, NameError) as error:
        print(error)
