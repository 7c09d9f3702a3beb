"""Exceptions with and without __new__ and __init__ of their own, their attributes, and the handlers that take them."""


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as e:
        print(type(e).__name__, e, e.args, e.__dict__ if hasattr(e, '__dict__') else None)


class A(Exception):
    pass


class B(Exception):

    def __init__(self, code, *, k=1):
        self.code = code
        self.k = k


class C(B):

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.x = 1
        self.y = 2
        self.z = 3
        self.w = 4


class D(Exception):

    def __new__(cls, *a):
        e = super().__new__(cls, *a)
        e.n = len(a)
        return e


class E(D):

    def __init__(self, *a):
        self.m = self.n


class S(Exception):
    __slots__ = ('p', 'q')

    def __init__(self, p):
        self.p = p


class M(type):

    def __call__(cls, *a):
        return super().__call__('meta', *a)


class F(Exception, metaclass=M):
    pass


class G(Exception):

    def __init__(self):
        return 5


class O(OSError):

    def __init__(self, *a):
        self.foo = 1


class K(KeyError):
    pass


import abc


class Ab(Exception, metaclass=abc.ABCMeta):

    @abc.abstractmethod
    def f(self):
        pass


class Ab2(Exception, abc.ABC):

    def __init__(self, x):
        self.x = x

    @abc.abstractmethod
    def f(self):
        pass


class Ab3(Ab2):

    def f(self):
        pass


def r(e):
    raise e


for f in [
    lambda: r(A),
    lambda: r(A(1, 2)),
    lambda: A(x=1),
    lambda: r(B(3)),
    lambda: B(),
    lambda: r(B(3, k=4)),
    lambda: B(3, z=1),
    lambda: r(C(1)),
    lambda: r(C(1, k=3)),
    lambda: r(D(1, 2)),
    lambda: r(E(1, 2, 3)),
    lambda: r(S(4)),
    lambda: F(1),
    lambda: r(F(1)),
    lambda: G(),
    lambda: r(O(2, 'x')),
    lambda: O(2, 'x').errno,
    lambda: OSError(2, 'x').errno,
    lambda: r(K('a')),
    lambda: Ab(),
    lambda: Ab2(1),
    lambda: Ab3(1).x,
    lambda: StopIteration(4).value,
    lambda: type(OSError(2, 'n')),
    lambda: ExceptionGroup('g', [ValueError(1)]),
    lambda: SystemExit(3).code,
    lambda: ImportError('m', name='n').name,
    lambda: UnicodeDecodeError(1),
    lambda: ValueError(x=1),
    lambda: KeyError('k'),
    lambda: A.__new__(A, 5),
    lambda: A.__init__(A(), 7),
    lambda: Exception.__init__(A(), a=1),
    lambda: A().__init__(9),
]:
    attempt(f)


def many(a):
    try:
        raise a
    except (KeyError, IndexError):
        return 1
    except (A, (B,)):
        return 2


attempt(lambda: many(KeyError(1)))
attempt(lambda: many(A()))
attempt(lambda: many(B(1)))


def bad():
    try:
        raise A()
    except (KeyError, 3):
        pass


attempt(bad)


def bad2():
    try:
        raise A()
    except 3:
        pass


attempt(bad2)
e = C(1)
e.extra = 5
e.__dict__['zz'] = 1
print(sorted(e.__dict__))
del e.extra
print(hasattr(e, 'extra'))
e.__class__ = B
print(type(e), e.code)


class P:

    @property
    def v(self):
        raise AttributeError('inner')

    def __getattr__(self, n):
        return 'ga ' + n


p = P()
print(p.v, p.q)


class Q(Exception):
    lim = 3

    @property
    def v(self):
        return self.args


q = Q(1, 2)
for i in range(3):
    print(q.v, q.lim)
Q.lim = 4
print(q.lim)
Q.lim = property(lambda s: 9)
print(q.lim)
q2 = Q()
q2.args = (5,)
print(q2.v)


def chain():
    try:
        try:
            raise A(1)
        except A as a:
            raise B(2) from a
    except B as b:
        return (b.__cause__, b.__context__, b.__suppress_context__)


attempt(chain)
for i in range(5):
    x = [q, C(1), B(2), e, A(1)][i]
    x.tag = i
    print(x.tag)
