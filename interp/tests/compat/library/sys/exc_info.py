"""sys.exc_info and sys.exception: the exception being handled, per level."""
import sys

print(sys.exc_info(), sys.exception())

try:
    raise ValueError("first")
except ValueError as error:
    kind, value, trace = sys.exc_info()
    print(kind, value is error, trace is error.__traceback__)
    print(sys.exception() is error)
print(sys.exc_info())


def current():
    kind = sys.exc_info()[0]
    return kind.__name__ if kind else None


def nested():
    print("start", current())
    try:
        raise KeyError("a")
    except KeyError:
        print("outer handler", current())
        try:
            raise IndexError("b")
        except IndexError:
            print("inner handler", current())
        print("back in outer", current())
    print("after", current())


nested()

try:
    raise TypeError("surrounding")
except TypeError:
    nested()
    print("still", current())

# In finally, while an exception is passing through.
try:
    try:
        1 / 0
    finally:
        print("finally sees", current())
except ZeroDivisionError:
    print("handler sees", current())

try:
    print("no error", current())
finally:
    print("finally without error", current())


# A generator keeps its own handled exception.
def generator():
    try:
        raise LookupError("in generator")
    except LookupError:
        yield current()
        yield current()
    yield current()


g = generator()
print(next(g), current())
try:
    raise OSError("outside")
except OSError:
    print(next(g), current())
print(next(g), current())


class Manager:
    def __enter__(self):
        print("enter", current())

    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, current())
        return True


with Manager():
    pass
with Manager():
    raise RuntimeError("inside with")
print("after with", current())


def reraise():
    try:
        raise ArithmeticError("again")
    except ArithmeticError:
        raise


try:
    reraise()
except ArithmeticError as error:
    print(error, current(), error.__context__)

try:
    raise
except RuntimeError as error:
    print("RuntimeError:", error)
