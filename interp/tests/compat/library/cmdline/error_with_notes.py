"""An uncaught error with notes and a cause; sys.excepthook and what it is given."""
import sys


class Problem(Exception):
    pass


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}", getattr(error, "__notes__", "no notes"))


def noted(*notes):
    error = Problem("noted")
    for note in notes:
        error.add_note(note)
    raise error


attempt(noted)
attempt(lambda: noted("one"))
attempt(lambda: noted("one", "two\nlines"))
attempt(lambda: noted(5))


def adding_on_the_way():
    for item in ("1", "x"):
        try:
            print(int(item))
        except ValueError as error:
            error.add_note(f"while reading {item!r}")
            raise


attempt(adding_on_the_way)
try:
    adding_on_the_way()
except ValueError as error:
    error.__notes__.append("appended by hand")
    print(error.__notes__, str(error))

print("-- excepthook")
saved = sys.excepthook


def hook(kind, value, trace):
    print("hook:", kind.__name__, value, trace is not None)
    saved(kind, value, trace)


print(callable(saved), sys.__excepthook__ is saved)
sys.excepthook = hook
error = Problem("the end")
error.add_note("first note")
error.add_note("the last line of the report")
raise error from ValueError("cause")
