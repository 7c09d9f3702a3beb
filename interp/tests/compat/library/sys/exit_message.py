"""sys.exit with a text: the text goes to stderr and the code is 1."""
import sys


def describe(action):
    try:
        action()
    except SystemExit as stop:
        print("SystemExit", repr(stop.code), stop.args, repr(str(stop)))


describe(sys.exit)
describe(lambda: sys.exit(None))
describe(lambda: sys.exit(0))
describe(lambda: sys.exit(3))
describe(lambda: sys.exit("text"))
describe(lambda: sys.exit((1, 2)))
describe(lambda: sys.exit([1]))


def raise_directly():
    raise SystemExit


def raise_with_two():
    raise SystemExit(1, 2)


describe(raise_directly)
describe(raise_with_two)
print(issubclass(SystemExit, Exception), issubclass(SystemExit, BaseException))

try:
    sys.exit(1, 2)
except TypeError as error:
    print("TypeError:", error)

# `except Exception` does not catch it; `finally` runs.
steps = []


def leave():
    try:
        try:
            sys.exit("inner")
        except Exception:
            steps.append("caught by Exception")
        finally:
            steps.append("finally")
    except SystemExit as stop:
        steps.append(f"outer {stop.code}")


leave()
print(steps)


class Guard:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__, value.code)
        return False


try:
    with Guard():
        print("leaving")
        sys.exit("the reason of the end")
finally:
    print("last line")
