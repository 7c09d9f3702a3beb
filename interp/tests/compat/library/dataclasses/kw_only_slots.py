"""dataclasses: keyword-only fields, KW_ONLY, slots and match_args."""
from dataclasses import KW_ONLY, dataclass, field, fields, replace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass(kw_only=True)
class Options:
    host: str
    port: int = 80
    path: str


print(Options(host="h", path="/"), Options.__match_args__)
attempt(lambda: Options("h", path="/"))
attempt(lambda: Options(port=1))


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 5
    c: int


print(Mixed(1, c=3), [f.name for f in fields(Mixed)], [f.kw_only for f in fields(Mixed)], Mixed.__match_args__)
attempt(lambda: Mixed(1, 2, 3))
attempt(lambda: Mixed(1))


@dataclass
class Reordered:
    a: int = field(kw_only=True)
    b: str = "b"
    c: float = field(kw_only=True, default=1.0)
    d: int = 4


print(Reordered(a=1), Reordered("x", 9, a=2, c=3), Reordered.__match_args__)


@dataclass
class Extended(Mixed):
    d: int = 7


print(Extended(1, 2, c=3), replace(Extended(1, c=3), b=0))


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 2
    z: list = field(default_factory=list)

    def total(self):
        return self.x + self.y


s = Slotted(1)
print(s, s.total(), Slotted.__slots__, hasattr(s, "__dict__"), Slotted.__name__)
attempt(lambda: setattr(s, "other", 1))
s.x = 10
print(s == Slotted(10), replace(s, y=0), type(Slotted.x).__name__)
attempt(lambda: vars(s))


@dataclass(slots=True)
class SlottedChild(Slotted):
    w: int = 9


print(SlottedChild(1), SlottedChild.__slots__, hasattr(SlottedChild(1), "__dict__"))


@dataclass(frozen=True, slots=True)
class Both:
    x: int
    y: int = 0


b = Both(1)
print(b, hash(b) == hash(Both(1, 0)))
try:
    b.x = 2
except AttributeError as error:
    print(type(error).__name__, error)


@dataclass
class ByHand:
    __slots__ = ("x", "y")
    x: int
    y: int


print(ByHand(1, 2), hasattr(ByHand(1, 2), "__dict__"))
attempt(lambda: setattr(ByHand(1, 2), "z", 1))


@dataclass(match_args=False)
class NoMatch:
    x: int


print(hasattr(NoMatch, "__match_args__"))


def describe(value):
    match value:
        case Mixed(a=1, c=c):
            return f"mixed one {c}"
        case Mixed(a):
            return f"mixed {a}"
        case Slotted(x, y, []):
            return f"slotted {x} {y}"
        case Slotted(z=[first, *_]):
            return f"slotted starting {first}"
        case NoMatch(x=x):
            return f"no positional {x}"
        case Both(x=int() as n) if n > 0:
            return f"positive {n}"
    return "nothing"


for value in (Mixed(1, c=2), Mixed(5, c=0), Slotted(1, 2), Slotted(0, 0, [7, 8]), NoMatch(3), Both(4), Both(-4)):
    print(describe(value))
try:
    match NoMatch(1):
        case NoMatch(1):
            print("unexpected")
except TypeError as error:
    print("TypeError:", error)
