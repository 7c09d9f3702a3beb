"""How a program ends: cleanup order, output before an uncaught error, the last line of stderr, code 1."""
import sys


class DomainError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
        self.text = text

    def __str__(self):
        return f"[{self.code}] {self.text}"


def level(n):
    try:
        if n == 0:
            raise KeyError("deepest")
        level(n - 1)
    except KeyError as error:
        if n == 2:
            raise DomainError(n, "converted") from error
        raise
    finally:
        print("leaving level", n)


try:
    level(3)
except DomainError as error:
    print(error, error.args, repr(error.__cause__), error.__suppress_context__)


def chain(error):
    out = []
    while error is not None:
        out.append(f"{type(error).__name__}({error})")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " <- ".join(out)


def messy():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError:
        raise DomainError(9, "in the handler")


try:
    messy()
except DomainError as error:
    print(chain(error))
try:
    try:
        int("x")
    except ValueError:
        raise LookupError("hidden") from None
except LookupError as error:
    print(chain(error), repr(error.__context__))


def cleanup():
    for name in ("first", "second"):
        try:
            yield name
        finally:
            print("cleanup", name)


print("before the end", file=sys.stderr)
with_cleanup = cleanup()
print(next(with_cleanup))
with_cleanup.close()
error = DomainError(7, "the program stops here")
error.__cause__ = KeyError("shown above it")
try:
    raise error
finally:
    print("finally runs first")
