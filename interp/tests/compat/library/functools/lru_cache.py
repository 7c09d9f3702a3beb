"""functools.lru_cache and cache: hits, misses, eviction, typed keys, info, errors."""
from functools import cache, lru_cache


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


calls = []


@lru_cache(maxsize=3)
def square(n):
    calls.append(n)
    return n * n


for n in (1, 2, 3, 1, 4, 2, 1):
    square(n)
print(calls, square.cache_info())
info = square.cache_info()
print(info.hits, info.misses, info.maxsize, info.currsize, info[0], len(info), info._fields)
print(square.cache_clear(), square.cache_info(), square.cache_parameters())
print(square.__wrapped__(9), square.cache_info().misses, square.__name__)


@lru_cache
def plain(a, b=2, *rest, **named):
    calls.append((a, b, rest, named))
    return a, b, rest, named


calls.clear()
plain(1)
plain(1, 2)
plain(1, b=2)
plain(b=2, a=1)
plain(a=1, b=2)
plain(1)
print(len(calls), plain.cache_info())
print(plain.cache_parameters())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed("1"), typed.cache_info(), typed.cache_parameters())
print(typed((1,)), typed((1.0,)))


@lru_cache(maxsize=0)
def never(x):
    return x


never(1)
never(1)
print(never.cache_info())


@lru_cache(maxsize=-5)
def negative(x):
    return x


print(negative(1), negative.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info(), fib.cache_parameters())
attempt(lambda: plain([1]))
attempt(lambda: plain({}))
attempt(lambda: lru_cache("10"))
attempt(lambda: lru_cache(2.5))
attempt(lambda: fib())
print(plain.cache_info())

fails = []


@cache
def failing(x):
    fails.append(x)
    raise ValueError(f"no {x}")


for _ in range(2):
    attempt(lambda: failing(3))
print(fails, failing.cache_info())


class Shape:
    def __init__(self, side):
        self.side = side
        self.computed = 0

    @lru_cache(maxsize=None)
    def area(self):
        self.computed += 1
        return self.side**2


s, t = Shape(2), Shape(3)
print(s.area(), s.area(), t.area(), s.computed, t.computed, Shape.area.cache_info())
