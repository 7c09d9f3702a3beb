"""Generators: laziness, state, exhaustion, expressions, infinite ones, pipelines."""


def numbers():
    print("start", end=" ")
    yield 1
    print("middle", end=" ")
    yield 2
    print("end", end=" ")


g = numbers()
print("made", next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value, stop.args)
try:
    next(g)
except StopIteration:
    print("stays stopped")
print(list(numbers()), next(g, "default"))


def countdown(n):
    while n:
        yield n
        n -= 1
    return "liftoff"


print(list(countdown(3)), sum(countdown(4)), [*countdown(2)], max(countdown(5)), dict(zip("ab", countdown(2))), 2 in countdown(3), tuple(countdown(0)))


def result(gen):
    try:
        while True:
            next(gen)
    except StopIteration as stop:
        return stop.value


print(result(countdown(1)))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


print(list(take(12, fib())), next(x for x in fib() if x > 1000))


def evens(it):
    return (x for x in it if x % 2 == 0)


def squared(it):
    for x in it:
        yield x * x


print(list(take(4, squared(evens(fib())))))
a, b, *c = countdown(5)
print(a, b, c)
two = fib()
print([next(two) for _ in range(5)], [next(two) for _ in range(3)])
g1, g2 = fib(), fib()
next(g1), next(g1), next(g1)
print(next(g1), next(g2))


def empty():
    return
    yield


def nothing():
    if False:
        yield


print(list(empty()), list(nothing()), result(empty()))


def yields_everything():
    x = yield
    yield x, "tuple"
    yield
    yield [1], {}
    yield (yield "inner")
    yield None


print(list(yields_everything()))


def nested_loops():
    for i in range(3):
        for j in range(i):
            if j == 1:
                continue
            yield i, j


print(list(nested_loops()))


def with_try():
    for i in range(3):
        try:
            yield 1 / (i - 1)
        except ZeroDivisionError as error:
            yield str(error)
        finally:
            print("f", end="")


print(list(with_try()))


def raises():
    yield 1
    raise ValueError("inside")
    yield 2


g = raises()
print(next(g))
try:
    next(g)
except ValueError as error:
    print(error)
print(list(g))


def stop_inside():
    yield 1
    raise StopIteration("wrong way")


try:
    list(stop_inside())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def next_inside():
    it = iter([1])
    while True:
        yield next(it)


try:
    list(next_inside())
except RuntimeError as error:
    print(error)


class Tree:
    def __init__(self, v, *children):
        self.v, self.children = v, children

    def __iter__(self):
        yield self.v
        for c in self.children:
            yield from c

    def levels(self):
        level = [self]
        while level:
            yield [t.v for t in level]
            level = [c for t in level for c in t.children]


t = Tree(1, Tree(2, Tree(4)), Tree(3))
print(list(t), list(t.levels()))
g = countdown(3)
print(iter(g) is g, type(g).__name__, g.__name__, g.__qualname__, hasattr(g, "send"), type(x for x in []).__name__, (x for x in []).__name__)


def running():
    try:
        next(me)
    except ValueError as error:
        yield str(error)


me = running()
print(next(me))
for x in (g := countdown(4)):
    if x == 3:
        break
print(list(g))
print(list(map(lambda x: (yield), [])) , list((lambda: (yield 5))()))
for source in ("next(countdown)", "countdown(3)[0]", "len(countdown(3))", "countdown()", "countdown(3) + countdown(2)", "next(countdown('a'))", "for x in countdown: pass", "countdown(1).missing", "next(iter(countdown(0)))"):
    try:
        exec(source)
        print(source, "fine")
    except (TypeError, AttributeError, StopIteration) as error:
        print(source, "->", type(error).__name__, error)
