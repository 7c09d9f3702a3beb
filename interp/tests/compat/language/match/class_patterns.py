"""match: class patterns with keywords and positions, builtin types, nesting, abstract classes."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Circle:
    center: Point
    radius: float = 1.0
    tags: list = field(default_factory=list)


class Shape(Enum):
    ROUND = auto()
    FLAT = auto()


Pair = namedtuple("Pair", "left right")


def describe(x):
    match x:
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y):
            return f"on y axis at {y}"
        case Point(x, y=0):
            return f"on x axis at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Circle(Point(0, 0), radius=r):
            return f"centred circle {r}"
        case Circle(center=Point(cx, _), tags=[first, *_]):
            return f"circle at {cx} tagged {first}"
        case Circle(radius=int() | float() as r) if r > 10:
            return f"large circle {r}"
        case Circle(c):
            return f"circle around {c}"
        case Shape.ROUND:
            return "round"
        case Shape():
            return "a shape"
        case Pair(left=l, right=Pair(a, b)):
            return f"nested pair {l} {a} {b}"
        case Pair(1, r):
            return f"pair of one and {r}"
        case (a, b):
            return f"two things {a} {b}"
        case bool():
            return "bool"
        case int(n) if n > 1000:
            return f"large int {n}"
        case int() | float():
            return "number"
        case str(s) if s.isupper():
            return f"shout {s}"
        case str():
            return "text"
        case type():
            return f"class {x.__name__}"
        case Exception(args=[first, *_]):
            return f"exception with {first}"
        case BaseException():
            return "bare exception"
        case Callable():
            return "callable"
        case Mapping():
            return "mapping"
        case Iterable():
            return "iterable"
        case object(real=r):
            return f"has real {r}"
        case None:
            return "none"
        case object():
            return "object"


subjects = [
    Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), Circle(Point(0, 0)), Circle(Point(0, 0), 5), Circle(Point(4, 1), tags=["t", "u"]), Circle(Point(1, 1), 11),
    Circle(Point(1, 1), 2), Shape.ROUND, Shape.FLAT, Pair(1, Pair(2, 3)), Pair(1, 2), Pair(5, 6), (7, 8), True, 5, 5000, 1.5, "LOUD", "quiet", int, Point, ValueError("arg", 2), ValueError(),
    KeyboardInterrupt(), len, lambda: 1, {"a": 1}, {1, 2}, range(3), None, 2j, object(),
]
for s in subjects:
    print(type(s).__name__, "->", describe(s))


class Base:
    kind = "base"


class Derived(Base):
    extra = 1


def family(x):
    match x:
        case Derived(kind=k, extra=e):
            return k, e
        case Base(kind=k):
            return k
        case type(__name__=n):
            return n


print(family(Derived()), family(Base()), family(int))
match Derived():
    case Base() as b:
        print("subclass matches", type(b).__name__)


class Dynamic:
    def __getattr__(self, name):
        print("getattr", name, end=" ")
        if name == "no":
            raise AttributeError(name)
        return name.upper()


match Dynamic():
    case Dynamic(no=_):
        print("never")
    case Dynamic(yes="YES", other=o):
        print(o)
match 5:
    case int(real=5, imag=0, numerator=n):
        print(n)
match [1, 2]:
    case list([a, b]):
        print(a, b)
match {"k": 1}:
    case dict({"k": v}):
        print(v)
match "abc":
    case str(s) | bytes(s):
        print(s)
import collections
match collections.OrderedDict(a=1):
    case collections.OrderedDict() as od:
        print("dotted class", list(od))
for pattern_class in (5, "x", None, [int]):
    try:
        match 1:
            case pattern_class.__class__():
                print("dynamic class", type(pattern_class).__name__)
            case pattern_class():
                print("never")
    except TypeError as error:
        print(error)
