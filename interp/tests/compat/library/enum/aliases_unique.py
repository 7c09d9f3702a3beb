"""enum: aliases, __members__, @unique, and @verify with its three checks."""
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, unique, verify


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS_FOR_SQUARE = 2
    TRUE_ALIAS = SQUARE
    FLOAT_ALIAS = 3.0


print(list(Shape), len(Shape), Shape.ALIAS_FOR_SQUARE, Shape["TRUE_ALIAS"], Shape(2), Shape.FLOAT_ALIAS)
print(Shape.ALIAS_FOR_SQUARE is Shape.SQUARE, Shape.ALIAS_FOR_SQUARE.name, list(Shape.__members__))
print([name for name, member in Shape.__members__.items() if member.name != name])
print([m.name for m in sorted(Shape, key=lambda m: m.value)])


class Truth(IntEnum):
    NO = False
    YES = True
    ZERO = 0
    ONE = 1


print(list(Truth), Truth.ONE is Truth.YES, Truth(True), Truth.NO == 0)


@unique
class Fine(Enum):
    A = 1
    B = 2


print(list(Fine))


def not_unique():
    @unique
    class Bad(Enum):
        ONE = 1
        TWO = 2
        UNO = 1
        DOS = 2


def verify_unique():
    @verify(UNIQUE)
    class Bad(Enum):
        ONE = 1
        UNO = 1


def verify_continuous():
    @verify(CONTINUOUS)
    class Bad(IntEnum):
        ONE = 1
        THREE = 3
        SIX = 6


def verify_continuous_flag():
    @verify(CONTINUOUS)
    class Bad(Flag):
        A = 1
        B = 8


def verify_named():
    @verify(NAMED_FLAGS)
    class Bad(Flag):
        RED = 1
        GREEN = 2
        WHITE = 31


def verify_fine():
    @verify(UNIQUE, CONTINUOUS)
    class Good(IntEnum):
        A = 3
        B = 4
        C = 5

    @verify(NAMED_FLAGS, CONTINUOUS)
    class GoodFlags(Flag):
        R = 1
        W = 2
        RW = 3

    return list(Good), list(GoodFlags)


for action in (not_unique, verify_unique, verify_continuous, verify_continuous_flag, verify_named, verify_fine):
    attempt(action)
print(UNIQUE, repr(CONTINUOUS), NAMED_FLAGS.value)


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)
    SAME_AS_EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / (self.radius * self.radius)


print([f"{p.name} {p.gravity:.6f}" for p in Planet], Planet.SAME_AS_EARTH.name, Planet.EARTH.value, Planet((3.303e23, 2.4397e6)))
