"""contextlib.contextmanager: values, exceptions thrown in, suppression, misuse, decorators."""
from contextlib import contextmanager


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


log = []


@contextmanager
def tag(name, **named):
    """Open and close a tag."""
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        log.append(f"caught {error}")
        raise
    finally:
        log.append(f"</{name}>")


with tag("p") as value:
    log.append(value)
print(log, tag.__name__, tag.__doc__, tag.__wrapped__.__name__)


def use(name, error=None):
    log.clear()
    with tag(name):
        if error:
            raise error
    return "fine"


attempt(lambda: use("a"))
attempt(lambda: use("b", ValueError("bad")))
print(log)
attempt(lambda: use("c", KeyError("k")))
print(log)
attempt(lambda: use("d", StopIteration("stop")))
attempt(lambda: use("e", RuntimeError("run")))


@contextmanager
def swallow(*kinds):
    try:
        yield
    except kinds as error:
        print("swallowed", type(error).__name__)


with swallow(ZeroDivisionError, KeyError):
    1 / 0
with swallow(KeyError) as nothing:
    print("as", nothing)


@contextmanager
def replace_error():
    try:
        yield
    except KeyError as error:
        raise LookupError("replaced") from error


def replaced():
    with replace_error():
        {}["k"]


try:
    replaced()
except LookupError as error:
    print(repr(error), repr(error.__cause__))


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


@contextmanager
def yields_after_error():
    try:
        yield 1
    except ValueError:
        yield 2


@contextmanager
def fails_before():
    raise OSError("before")
    yield


def run(manager, error=None):
    with manager() as value:
        if error:
            raise error
    return value


attempt(lambda: run(no_yield))
attempt(lambda: run(two_yields))
attempt(lambda: run(yields_after_error, ValueError("x")))
attempt(lambda: run(fails_before))


@tag("decorated")
def greet(name):
    """Greets."""
    log.append("body")
    return f"hello {name}"


log.clear()
print(greet("x"), greet("y"), log, greet.__name__, greet.__doc__)
with tag("one") as a, tag("two") as b:
    print(a, b)
with (tag("three") as c, tag("four") as d):
    print(c, d)
print(log[-8:])
