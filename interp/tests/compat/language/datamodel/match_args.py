"""__match_args__ and class patterns on own classes."""

from dataclasses import dataclass


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(p):
    match p:
        case Point3(0, 0, 0):
            return "origin of space"
        case Point3(x, y, z=5):
            return f"level five {x},{y}"
        case Point3(a, b, c) if a == b == c:
            return f"diagonal {a}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, 0):
            return f"on x at {x}"
        case Point(x, y) as whole:
            return f"{type(whole).__name__} at {x},{y}"
        case _:
            return "no point"


for p in (Point(0, 0), Point(0, 3), Point(4, 0), Point(1, 2), Point3(0, 0, 0), Point3(1, 2, 5), Point3(7, 7, 7), Point3(1, 0, 2), 5, None):
    print(where(p))


@dataclass
class Line:
    start: Point
    end: Point
    label: str = ""


match Line(Point(1, 2), Point(3, 4), "L"):
    case Line(Point(a, b), Point(x=c), label=text):
        print(a, b, c, text)


class NoArgs:
    def __init__(self):
        self.v = 1


match NoArgs():
    case NoArgs(v=2):
        print("two")
    case NoArgs(v=x):
        print("v is", x)
match NoArgs():
    case NoArgs(missing=m):
        print("never")
    case NoArgs():
        print("without arguments")


def attempt(f):
    try:
        f()
    except TypeError as error:
        print(error)


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def none_accepted():
    match NoArgs():
        case NoArgs(1):
            pass


class ListArgs:
    __match_args__ = ["a"]
    a = 1


def list_args():
    match ListArgs():
        case ListArgs(1):
            pass


class IntArgs:
    __match_args__ = (1,)


def int_args():
    match IntArgs():
        case IntArgs(1):
            pass


def twice():
    match Point(1, 2):
        case Point(1, x=1):
            pass


def int_two():
    match 5:
        case int(1, 2):
            pass


def not_class():
    f = len
    match 5:
        case f(1):
            pass


for f in (too_many, none_accepted, list_args, int_args, twice, int_two, not_class):
    attempt(f)


class Prop:
    __match_args__ = ("value",)

    @property
    def value(self):
        print("property read", end=" ")
        return 42


match Prop():
    case Prop(1):
        pass
    case Prop(v):
        print(v)


class Error:
    @property
    def value(self):
        raise ValueError("inside")


try:
    match Error():
        case Error(value=1):
            pass
except ValueError as error:
    print(error)
for value in (1, True, 1.5, "s", b"b", [1], (1,), {1: 2}, {1}, frozenset([1]), bytearray(b"x")):
    match value:
        case bool(b):
            print("bool", b)
        case int(i):
            print("int", i)
        case float(f):
            print("float", f)
        case str(s):
            print("str", s)
        case bytes(b) | bytearray(b):
            print("bytes", b)
        case list(l) | tuple(l):
            print("sequence", l)
        case dict(d):
            print("dict", d)
        case set(s) | frozenset(s):
            print("set", s)
print(Line.__match_args__)
