"""yield from: delegation, results, send and throw through it, closing, any iterable."""


def inner():
    x = yield "i1"
    print("inner got", x, end=" ")
    y = yield "i2"
    print("inner got", y, end=" ")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result, end=" ")
    yield "o1"
    return "outer result"


g = outer()
print(next(g))
print(g.send("a"))
print(g.send("b"))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def many():
    yield from [1, 2]
    yield from (3, 4)
    yield from "ab"
    yield from {"k": 1}
    yield from range(2)
    yield from (i * 10 for i in range(2))
    yield from {}
    r = yield from []
    yield r


print(list(many()))


def values():
    a = yield from one()
    b = yield from one()
    return a + b


def one():
    yield "step"
    return 1


def run(gen):
    seen = []
    try:
        while True:
            seen.append(next(gen))
    except StopIteration as stop:
        return seen, stop.value


print(run(values()))


def thrower():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"inner caught {error}"
    finally:
        print("[inner finally]", end=" ")


def delegates():
    try:
        yield from thrower()
        yield "after inner"
    except KeyError as error:
        yield f"outer caught {error!r}"
    finally:
        print("[outer finally]", end=" ")


g = delegates()
print(next(g), g.throw(ValueError("v")), next(g))
print(list(g))
g = delegates()
print(next(g), g.throw(KeyError("k")))
g.close()
print("closed")
g = delegates()
next(g)
g.close()
print("closed both")


def deep(n):
    if n == 0:
        received = yield "bottom"
        return [received]
    result = yield from deep(n - 1)
    return result + [n]


g = deep(50)
print(next(g))
try:
    g.send("sent down")
except StopIteration as stop:
    print(stop.value[:3], len(stop.value))


def plain_iterator():
    try:
        yield from iter([1, 2, 3])
    except ValueError:
        yield "list iterators have no throw"


g = plain_iterator()
next(g)
print(g.throw(ValueError()))
g = plain_iterator()
next(g)
try:
    g.send("no send")
except AttributeError as error:
    print(error)


class Custom:
    def __iter__(self):
        return self

    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom value")
        return self.n

    def send(self, value):
        print("send", value, end=" ")
        return "sent"

    def throw(self, *args):
        print("throw", args[0] if isinstance(args[0], type) else type(args[0]), end=" ")
        return "thrown"

    def close(self):
        print("close", end=" ")


def uses_custom():
    result = yield from Custom()
    print("result", result, end=" ")


print(list(uses_custom()))
g = uses_custom()
print(next(g), g.send(5), g.send(None), end=" ")
g.close()
print()
g = uses_custom()
next(g)
print(g.throw(ValueError("x")), end=" ")
g.close()
print()


def flatten(x):
    if isinstance(x, (list, tuple)):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, (2, [3, [4]]), [[[]]], 5])))


def expression():
    total = (yield from one()) + (yield from one())
    return [(yield from one()), total]


print(run(expression()))


def returns_generator():
    return (yield from [1, 2]), "value"


print(run(returns_generator()))


def shared(it):
    yield from it
    yield "end"


it = iter([1, 2, 3])
print(next(it), list(shared(it)))


def exit_swallowed():
    def stubborn():
        try:
            yield 1
        except GeneratorExit:
            print("inner exit", end=" ")
    try:
        yield from stubborn()
        print("not reached", end=" ")
    except GeneratorExit:
        print("outer exit", end=" ")
        raise


g = exit_swallowed()
next(g)
g.close()
print()


def recursion_error_source():
    yield from recursive


recursive = recursion_error_source()
try:
    next(recursive)
except ValueError as error:
    print(error)
for bad in ("5", "None", "int", "1.5"):
    try:
        exec(f"def f():\n    yield from {bad}\nlist(f())")
    except TypeError as error:
        print(error)
