"""enum.Enum: members, lookup by value and name, iteration, comparison, reprs, errors."""
from enum import Enum


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Colour(Enum):
    """Some colours."""

    RED = 1
    GREEN = 2
    BLUE = 3


print(Colour.RED, repr(Colour.RED), Colour.RED.name, Colour.RED.value, type(Colour.RED), Colour)
print(Colour(2), Colour["BLUE"], Colour(Colour.RED), len(Colour), list(Colour), list(reversed(Colour)))
print(Colour.RED is Colour(1), Colour.RED == 1, Colour.RED == Colour.RED, Colour.RED != Colour.BLUE, isinstance(Colour.RED, Colour))
print(Colour.RED in Colour, Colour.__doc__, Colour.__name__, bool(Colour.RED))
print(f"{Colour.RED}", f"{Colour.RED!r}", f"{Colour.RED:>12}|", "%s" % Colour.RED, "{}".format(Colour.RED), f"{Colour.GREEN.value:03d}")
print(list(Colour.__members__), Colour.__members__["RED"], type(Colour.__members__).__name__)
print({Colour.RED: "r", Colour.BLUE: "b"}[Colour(3)], hash(Colour.RED) == hash(Colour.RED))
print([c.name.lower() for c in Colour], [c.value for c in Colour], {c: c.value for c in Colour})
red, green, blue = Colour
print(red, blue)
attempt(lambda: Colour(9))
attempt(lambda: Colour("RED"))
attempt(lambda: Colour["PINK"])
attempt(lambda: Colour.PINK)
attempt(lambda: Colour.RED < Colour.BLUE)
attempt(lambda: Colour.RED + 1)
attempt(lambda: setattr(Colour, "RED", 5))
attempt(lambda: setattr(Colour.RED, "value", 5))
attempt(lambda: setattr(Colour.RED, "name", 5))
attempt(lambda: delattr(Colour, "RED"))
attempt(lambda: len(Colour.RED))
attempt(lambda: Colour())
attempt(lambda: [c for c in Colour.RED])
Colour.extra = "class attributes may be added"
print(Colour.extra)


def extend():
    class More(Colour):
        PINK = 4


def duplicate():
    class Twice(Enum):
        A = 1
        A = 2


attempt(extend)
attempt(duplicate)


class Mixed(Enum):
    NONE = None
    LIST = [1, 2]
    TUPLE = (1, "a")
    TEXT = "text"
    FLOAT = 1.5


for member in Mixed:
    print(member, member.value, repr(member))
print(Mixed([1, 2]), Mixed(None), Mixed((1, "a")), Mixed("text"))


def name_of(colour):
    match colour:
        case Colour.RED | Colour.GREEN:
            return "warm or green"
        case Colour.BLUE:
            return "blue"
        case _:
            return "not a colour"


print(name_of(Colour.RED), name_of(Colour.BLUE), name_of(3))
