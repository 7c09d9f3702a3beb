"""sys.getrecursionlimit and setrecursionlimit: deep recursion and RecursionError."""
import sys

print(sys.getrecursionlimit())


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(500))


def endless(n=0):
    return endless(n + 1)


try:
    endless()
except RecursionError as error:
    print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))

print(issubclass(RecursionError, RuntimeError))
try:
    endless()
except RuntimeError as error:
    print("as RuntimeError:", type(error).__name__)


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().anything
except RecursionError:
    print("attribute recursion stopped")


class Same:
    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return repr(self)


try:
    Same() == Same()
except RecursionError:
    print("comparison recursion stopped")
try:
    repr(Same())
except RecursionError:
    print("repr recursion stopped")

sys.setrecursionlimit(3000)
print(sys.getrecursionlimit(), depth(2500))
sys.setrecursionlimit(200)
print(sys.getrecursionlimit())
try:
    depth(1000)
except RecursionError:
    print("stopped at the lower limit")
print(depth(100))
sys.setrecursionlimit(1000)

for wrong in (0, -5):
    try:
        sys.setrecursionlimit(wrong)
    except ValueError as error:
        print("ValueError:", error)
for wrong in ("10", 2.5, None):
    try:
        sys.setrecursionlimit(wrong)
    except TypeError as error:
        print("TypeError:", error)
print(sys.getrecursionlimit())


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(400), odd(400))


def recover(n):
    try:
        return endless()
    except RecursionError:
        return f"recovered {n}"


print([recover(i) for i in range(3)])
