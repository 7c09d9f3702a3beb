"""TypeError messages of calls with wrong arguments to Python functions."""


def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def opt(a, b=1):
    pass


def opt2(a, b, c=1, d=2):
    pass


def kw(*, k):
    pass


def kw2(*, k, j):
    pass


def kw3(*, k, j, i):
    pass


def kwopt(*, k=1):
    pass


def pos(a, b, /):
    pass


def pos3(a, b, c, /, d):
    pass


def star(a, *args):
    pass


def dstar(**k):
    pass


def mixed(a, b=1, *, c, d=2):
    pass


def posmix(a, /, b, *, c):
    pass


class C:
    def method(self, a):
        pass

    def noargs(self):
        pass

    def noself():
        pass

    @classmethod
    def cm(cls, a):
        pass

    @staticmethod
    def sm(a):
        pass

    def __call__(self, x):
        pass

    class Inner:
        def deep(self, x):
            pass


class Init:
    def __init__(self, a, b=1, *, c):
        pass


class New:
    def __new__(cls, a):
        pass


class Plain:
    pass


def outer():
    def nested(a):
        pass
    return nested


lam = lambda a: None
gen = lambda: (yield)
c = C()
for source in [
    "none(1)", "none(1, 2)", "none(x=1)", "none(1, x=1)", "none(*[1])", "none(**{'y': 1})",
    "one()", "one(1, 2)", "one(1, 2, 3)", "one(b=1)", "one(1, a=2)", "one(1, b=2)", "one(*[])", "one(a=1, b=2)", "one(*[1, 2])",
    "two()", "two(1)", "two(b=1)", "two(1, 2, 3)", "two(1, 2, c=3)", "two(1, a=1)", "two(c=1)",
    "three()", "three(1)", "three(1, 2)", "three(b=1)", "three(1, 2, 3, 4)",
    "opt()", "opt(1, 2, 3)", "opt(c=1)", "opt(1, 2, b=3)", "opt(1, c=2)",
    "opt2()", "opt2(1)", "opt2(1, 2, 3, 4, 5)", "opt2(c=1)", "opt2(1, d=1)",
    "kw()", "kw(1)", "kw(1, 2)", "kw(1, k=2)", "kw(j=1)", "kw(k=1, j=2)",
    "kw2()", "kw2(k=1)", "kw2(1, k=1, j=1)", "kw3()", "kw3(k=1)",
    "kwopt(1)", "kwopt(1, k=2)", "kwopt(j=1)",
    "pos()", "pos(1)", "pos(a=1, b=2)", "pos(1, b=2)", "pos(1, 2, 3)", "pos(1, 2, a=1)", "pos(1, c=2)",
    "pos3(1, 2)", "pos3(1, 2, 3)", "pos3(1, 2, c=3, d=4)", "pos3(a=1, b=2, c=3, d=4)",
    "star()", "star(b=1)", "star(1, a=2)", "star(*[], a=1, b=2)",
    "dstar(1)", "dstar(1, 2, a=3)", "dstar(**{1: 2})", "dstar(a=1, **{'a': 2})",
    "mixed()", "mixed(1)", "mixed(1, 2, 3)", "mixed(1, 2, 3, c=4)", "mixed(1, c=1, e=2)", "mixed(c=1)", "mixed(1, d=1)", "mixed(1, 2, 3, d=4)", "mixed(1, 2, 3, 4, c=1, d=2)",
    "posmix()", "posmix(1)", "posmix(1, 2)", "posmix(a=1, b=2, c=3)", "posmix(1, 2, 3, c=4)", "posmix(1, 2, c=3, a=4)",
    "c.method()", "c.method(1, 2)", "C.method()", "C.method(c)", "c.noargs(1)", "c.noself()", "C.noself(1)", "C.cm()", "C.cm(1, 2)", "c.cm(b=1)", "C.sm()", "c.sm(1, 2)", "c()", "c(1, 2)", "c(y=1)", "C.Inner().deep()", "c.method(b=1)", "c.method(1, a=1)", "c.method(self=1)",
    "Init()", "Init(1)", "Init(1, c=1, d=2)", "Init(1, 2, 3, c=4)", "New()", "New(1, 2)", "Plain(1)", "Plain(x=1)", "C(1)",
    "outer()()", "outer()(1, 2)", "outer(1)", "lam()", "lam(1, 2)", "lam(b=1)", "gen(1)", "(lambda: 1)(1)", "(lambda *, a: 1)()",
    "one(*5)", "one(**5)", "one(*[1], **[2])", "one(1)(2)", "two(*'abc')", "two(1, *[2], **{'b': 3})", "kw(**{'k': 1}, **{'k': 2})", "one(**{'a b': 1})", "none.x()", "undefined_f()",
]:
    try:
        eval(source)
        print(source, "fine")
    except (TypeError, NameError, AttributeError) as error:
        print(source, "->", error)
