"""Closures: shared cells, late binding, factories, counters, cells in loops and comprehensions."""


def make_counter():
    count = 0

    def increment():
        nonlocal count
        count += 1
        return count

    def get():
        return count

    return increment, get


inc, get = make_counter()
inc(), inc()
inc2, get2 = make_counter()
inc2()
print(get(), get2())

late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [lambda i=i: i for i in range(3)]
print([f() for f in early])
late = []
for j in range(3):
    late.append(lambda: j)
print([f() for f in late])
j = 100
print([f() for f in late])


def factory(i):
    return lambda: i


print([f() for f in [factory(i) for i in range(3)]])


def adder(n):
    def add(x):
        return x + n
    return add


print([add(10) for add in map(adder, range(3))], adder(1)(adder(2)(3)))


def levels(a):
    def second(b):
        def third(c):
            def fourth(d):
                return a, b, c, d
            return fourth
        return third
    return second


print(levels(1)(2)(3)(4))


def changes_after():
    value = "first"

    def show():
        return value

    before = show()
    value = "second"
    return before, show()


print(changes_after())


def parameter_cell(p):
    def setter(v):
        nonlocal p
        p = v
    setter(p * 2)
    return p


print(parameter_cell(21))


def deleted_cell():
    x = 1

    def inner():
        return x
    del x
    try:
        return inner()
    except NameError as error:
        return str(error)


print(deleted_cell())


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


print(compose(lambda x: x + 1, lambda x: x * 10)(4))


def memoize(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), len(fib.cache))


def recursive_closure(n):
    def fact(k):
        return 1 if k == 0 else k * fact(k - 1)
    return fact(n)


print(recursive_closure(10))


def in_class():
    outer = "outer value"

    class C:
        attribute = outer

        def method(self):
            return outer

        @staticmethod
        def nested():
            return [outer for _ in range(2)]

    outer = "changed"
    return C.attribute, C().method(), C.nested()


print(in_class())


def generator_closure():
    total = 0

    def feed():
        nonlocal total
        while True:
            total += yield total
    return feed(), lambda: total


g, read = generator_closure()
next(g)
g.send(5)
g.send(7)
print(read())


def comprehension_cells():
    fs = {k: (lambda: k) for k in "abc"}
    gs = [lambda: (x, y) for x in range(2) for y in range(2)]
    return [f() for f in fs.values()], [f() for f in gs]


print(comprehension_cells())
print(inc.__closure__[0].cell_contents, len(levels(1)(2)(3).__closure__), make_counter.__closure__)


def exception_cell():
    try:
        raise ValueError("kept")
    except ValueError as e:
        f = lambda: e
        inside = str(f())
    try:
        f()
    except NameError as error:
        return inside, str(error)


print(exception_cell())
