"""contextlib: suppress, closing, redirect_stdout, redirect_stderr, nullcontext, chdir-free helpers."""
import io
import sys
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- suppress")
with suppress(ZeroDivisionError):
    print("before")
    1 / 0
    print("never")
with suppress(KeyError, IndexError) as nothing:
    print(nothing)
    [][0]
with suppress(LookupError):
    {}["k"]
with suppress():
    print("nothing to suppress")


def not_matching():
    with suppress(KeyError):
        raise ValueError("passes")


attempt(not_matching)
again = suppress(ValueError)
for text in ("1", "x", "3"):
    with again:
        print(int(text))
with again, again:
    int("nested")
with suppress(BaseException):
    sys.exit("not leaving")


def early():
    with suppress(Exception):
        return "returned"


print(early())

print("-- closing")


class Door:
    def __init__(self):
        self.open = True

    def close(self):
        self.open = False
        print("closing the door")


with closing(Door()) as door:
    print(door.open)
print(door.open)


def failing():
    with closing(Door()):
        raise RuntimeError("inside")


attempt(failing)


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator cleaned")


with closing(numbers()) as g:
    print(next(g))
attempt(lambda: closing(5).__exit__(None, None, None))

print("-- redirect")
out, err = io.StringIO(), io.StringIO()
with redirect_stdout(out) as target:
    print("hidden", target is out)
    with redirect_stderr(err):
        print("error text", file=sys.stderr)
        sys.stderr.write("more\n")
    with redirect_stdout(io.StringIO()) as inner:
        print("inner")
    print("outer again")
print(repr(out.getvalue()), repr(err.getvalue()), repr(inner.getvalue()))
both = io.StringIO()
with redirect_stdout(both), redirect_stderr(both):
    print("a")
    print("b", file=sys.stderr)
print(both.getvalue().split())


def broken():
    with redirect_stdout(io.StringIO()):
        raise ValueError("while redirected")


attempt(broken)
reuse = redirect_stdout(out)
with reuse:
    print("1")
    with reuse:
        print("2")
    print("3")
print(out.getvalue()[-6:].split())

print("-- nullcontext")
with nullcontext() as a, nullcontext("value") as b:
    print(a, b)


def process(stream=None):
    with (nullcontext(stream) if stream else closing(io.StringIO("own"))) as s:
        text = s.read()
    return text, s.closed


print(process(io.StringIO("given")), process())
with ExitStack() as stack:
    stack.enter_context(suppress(ValueError))
    stack.callback(print, "leaving")
    raise ValueError
print("done")
