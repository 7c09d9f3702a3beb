"""with: several items, parentheses, targets, contextlib helpers, nesting against one line."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def ctx(name, swallow=()):
    print("+", name, sep="", end=" ")
    try:
        yield name * 2
    except swallow as error:
        print(f"[{name} swallowed {error!r}]", end=" ")
    finally:
        print("-", name, sep="", end=" ")


with ctx("a") as a, ctx("b") as b:
    print(a, b, end=" ")
print()
with (ctx("a"), ctx("b") as b, ctx("c")):
    print(b, end=" ")
print()
with (
    ctx("a") as a,
    ctx("b"),
):
    print(a, end=" ")
print()
with (ctx("p")) as p: print(p, end=" ")
print()
with ctx("x"), \
     ctx("y"):
    pass
print()
with ctx("s", swallow=ValueError):
    raise ValueError("inside")
print()
with ctx("outer", swallow=KeyError), ctx("inner", swallow=ValueError):
    raise KeyError("k")
print()
try:
    with ctx("o"), ctx("i"):
        raise TypeError("escapes")
except TypeError as error:
    print(error)


@contextmanager
def fails_on_enter():
    raise RuntimeError("no entry")
    yield


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


@contextmanager
def raises_other():
    try:
        yield
    except ValueError as e:
        raise KeyError("translated") from e


for f in (fails_on_enter, no_yield, two_yields):
    try:
        with ctx("first"), f():
            print("body", end=" ")
    except RuntimeError as error:
        print("->", error)
try:
    with raises_other():
        raise ValueError("original")
except KeyError as error:
    print(error, repr(error.__cause__))
with suppress(KeyError, IndexError):
    {}["x"]
print("suppressed")
with suppress():
    pass
with nullcontext(5) as five:
    print(five)


class Closable:
    def close(self):
        print("closed", end=" ")


with closing(Closable()) as c:
    print(type(c).__name__, end=" ")
print()
with ExitStack() as stack:
    values = [stack.enter_context(ctx(n)) for n in "123"]
    stack.callback(print, "callback", end=" ")
    print(values, end=" ")
print()
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))


def early_return():
    with ctx("r1"), ctx("r2"):
        return "value"


print(early_return())


def in_loop():
    for i in range(3):
        with ctx(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(in_loop())


def generator():
    with ctx("g"):
        yield 1
        yield 2


print(list(generator()))


@ctx("deco")
def decorated(x):
    print("decorated", x, end=" ")
    return x


print(decorated(1))
print(decorated(2))


class Target:
    pass


t, d = Target(), {}
with ctx("q") as t.attr, ctx("w") as d["k"], nullcontext((1, (2, 3))) as (x, (y, z)):
    print(t.attr, d, x, y, z)
with open.__class__ and nullcontext() as none:
    print(none)
with nullcontext(1) as v, nullcontext(v + 1) as w, nullcontext(v + w) as u:
    print(v, w, u)
