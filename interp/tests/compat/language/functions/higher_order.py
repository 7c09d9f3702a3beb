"""Functions as values: passing, returning, composing, partial application, currying, tables of functions."""

import functools
import itertools
import operator


def apply(f, *args, **kw):
    return f(*args, **kw)


def twice(f):
    return lambda x: f(f(x))


def compose(*fs):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), fs, lambda x: x)


def curry(f, n):
    def inner(*args):
        return f(*args) if len(args) >= n else lambda *more: inner(*args, *more)
    return inner


print(apply(max, 1, 5, 3), apply(sorted, [2, 1], reverse=True), apply(lambda: "none"), apply(str.upper, "x"), apply(int, "ff", base=16))
print(twice(lambda x: x + 3)(1), twice(twice)(lambda x: x * 2)(1), compose(str, abs, int)("-5"), compose()(7))
print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3), curry(pow, 2)(2)(10))
p = functools.partial(print, "partial", end="!\n")
p("call")
p("other end", end="?\n")
q = functools.partial(functools.partial(pow, 2), 5)
print(q(), q.args, functools.partial(sorted, key=len)(["ccc", "a"]), functools.partial(int, base=2)("11", base=8))
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.mul, range(1, 6)), functools.reduce(lambda a, b: b + a, "abc"), functools.reduce(max, [], 0))
try:
    functools.reduce(operator.add, [])
except TypeError as error:
    print(error)
print(list(map(lambda f: f(16), [str, float, bin, lambda x: x ** 0.5, operator.neg])))
print(list(map(operator.itemgetter(1), ["ab", "cd"])), list(map(operator.attrgetter("real"), [1, 2j])), list(map(operator.methodcaller("upper"), "ab")), operator.itemgetter(0, 2)("xyz"))
table = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "first": lambda a, b: a}
print({name: f(6, 3) for name, f in table.items()})
print(list(map(pow, [2, 3], [3, 2])), list(map(max, [1, 5], [4, 2], [3, 3])), list(map(None.__class__, [])) or "empty", list(filter(str.isdigit, "a1b2")), list(filter(None, [0, 1, "", "x"])))
print(sorted(["b", "A", "c"], key=str.lower), sorted(range(5), key=lambda x: (x % 2, -x)), max(["a", "bbb", "cc"], key=len), min([3, -5, 2], key=abs))


def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n
    inc.reset = lambda: inc(-n)
    return inc


c = counter()
print(c(), c(5), c.reset(), c())


def pipeline(*steps):
    def run(value):
        for step in steps:
            value = step(value)
        return value
    return run


words = pipeline(str.lower, str.split, lambda ws: (w.strip(".,") for w in ws), lambda ws: sorted(set(ws)), ", ".join)
print(words("The cat and the dog, and the bird."))


def trampoline(f, *args):
    result = f(*args)
    while callable(result):
        result = result()
    return result


def sum_to(n, acc=0):
    return acc if n == 0 else lambda: sum_to(n - 1, acc + n)


print(trampoline(sum_to, 5000))


def memo(f):
    cache = {}

    @functools.wraps(f)
    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner


@memo
def catalan(n):
    return 1 if n == 0 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))


print([catalan(i) for i in range(10)], catalan(30))
flip = lambda f: lambda a, b: f(b, a)
print(flip(operator.sub)(1, 10), flip(divmod)(3, 10))
church = [lambda f, n=n: (lambda x: functools.reduce(lambda acc, _: f(acc), range(n), x)) for n in range(4)]
print([n(lambda x: x + "!")("hi") for n in church])
print(list(itertools.starmap(operator.add, [(1, 2), (3, 4)])), list(itertools.accumulate([1, 2, 3], operator.mul)), list(itertools.takewhile(lambda x: x < 3, itertools.count())))
dispatch = {int: lambda x: x + 1, str: lambda x: x + "!", list: lambda x: [dispatch[type(i)](i) for i in x]}
print(dispatch[list]([1, "a", [2, "b"]]))
print((lambda *fs: [f(3) for f in fs])(lambda x: x, lambda x: x * x, str), any(map(callable, [1, len])), all(map(callable, [int, print, lambda: 1])))
