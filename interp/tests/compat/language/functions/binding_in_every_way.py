"""Arguments by position, name, default, *args and **kwargs, for functions, methods, classes and callable objects."""


def attempt(action):
    try:
        print(action())
    except TypeError as e:
        print('TypeError:', e)


def f(a, b=2, *c, d, e=5, **k):
    return (a, b, c, d, e, k)


def g(a, b, /, c=3):
    return (a, b, c)


def h(*a):
    return len(a)


def gen(a, *b, c=1):
    yield a
    yield b
    yield c


class C:

    def __init__(self, x, y=1, *z, **k):
        self.v = (x, y, z, k)

    def m(self, *a, k=2):
        return (self.v, a, k)

    def __call__(self, *a, **k):
        return (a, k)


attempt(lambda: f(1, d=2))
attempt(lambda: f(1, 2, 3, 4, d=2, z=3))
attempt(lambda: f(1))
attempt(lambda: f(d=1))
attempt(lambda: f(1, 2, 3, b=2, d=1))
attempt(lambda: g(1))
attempt(lambda: g(1, 2, 3, 4))
attempt(lambda: g(1, b=2))
attempt(lambda: g(1, 2, c=9))
attempt(lambda: g(a=1, b=2))
attempt(lambda: g(1, 2, x=2))
attempt(lambda: h(*range(1000)))
attempt(lambda: h(*range(100000)))
attempt(lambda: h())
attempt(lambda: list(gen(1, 2, 3, c=4)))
attempt(lambda: C(1).v)
attempt(lambda: C(1, 2, 3, q=4).v)
attempt(lambda: C())
attempt(lambda: C(y=2))
m = C(1).m
attempt(lambda: m(1, 2, k=3))
attempt(lambda: m())
attempt(lambda: C(1)(1, a=2))
attempt(lambda: C(1)(*[1, 2], **{'z': 1}))
attempt(lambda: (lambda x, *, y: (x, y))(1, y=2))
attempt(lambda: (lambda x, *, y: (x, y))(1, 2))
attempt(lambda: (lambda x, *, y, z: (x, y))(1))
b = [].append
attempt(lambda: b(1))
attempt(lambda: b())
i = 'a-b'.split
attempt(lambda: i('-'))
attempt(lambda: i(sep='-'))


def rec(n, *a):
    return 0 if n == 0 else 1 + rec(n - 1, *a, n)


attempt(lambda: rec(200))
attempt(lambda: f(*[1, 2], 3, d=1, **{'e': 4, 'zz': 5}))


class D:

    def __init__(self):
        yield 1


attempt(lambda: D())


class E:

    def __init__(self, a=1):
        return a


attempt(lambda: E())
f.__defaults__ = (1, 2, 3)
attempt(lambda: f(d=1))
g.__defaults__ = (7, 8, 9, 10, 11)
attempt(lambda: g())


class O:

    @staticmethod
    def s(a, b=2):
        return (a, b)

    @classmethod
    def c(cls, *a):
        return (cls.__name__, a)


attempt(lambda: O.s(1))
attempt(lambda: O().s(1, b=3))
attempt(lambda: O.c(1))
attempt(lambda: O().c())


class P(C):

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.w = super().m(1)


attempt(lambda: P(1, 2, 3).w)
