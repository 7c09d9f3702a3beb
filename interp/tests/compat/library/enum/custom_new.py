"""enum: members with __init__, __new__, methods, properties, ordering mixins, mixed-in data types."""
import functools
from enum import Enum, IntEnum


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        member = bytes.__new__(cls, [value])
        member._value_ = value
        member.label = label
        member.unit = unit
        return member

    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")
    VX = (2, "V.X", "km/s")


print(Coordinate.PY, Coordinate.PY.value, Coordinate.PY.label, Coordinate(2).unit, bytes(Coordinate.VX), Coordinate.PX == b"\x00")


class AutoNumber(Enum):
    def __new__(cls, *args):
        member = object.__new__(cls)
        member._value_ = len(cls.__members__) + 1
        return member


class Swatch(AutoNumber):
    def __init__(self, code="unknown"):
        self.code = code

    AUBURN = "3497"
    SEA_GREEN = "1246"
    BLEACHED = ()


print([(m.name, m.value, m.code) for m in Swatch], Swatch(2))


@functools.total_ordering
class Ordered(Enum):
    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


class Grade(Ordered):
    A = 5
    B = 4
    C = 3


print(Grade.C < Grade.A, sorted(Grade), max(Grade), Grade.A >= Grade.B)
attempt(lambda: Grade.A < 5)


class Operation(Enum):
    ADD = "+"
    SUBTRACT = "-"
    POWER = "**"

    def __call__(self, a, b):
        match self:
            case Operation.ADD:
                return a + b
            case Operation.SUBTRACT:
                return a - b
            case Operation.POWER:
                return a**b

    def __str__(self):
        return f"<{self.value}>"

    def __repr__(self):
        return f"Operation[{self.name}]"

    def __bool__(self):
        return self is not Operation.SUBTRACT

    def __format__(self, spec):
        return f"fmt({spec}){self.value}"

    @classmethod
    def parse(cls, text):
        return next((op for op in cls if op.value == text), None)

    @staticmethod
    def helper():
        return "static"


for op in Operation:
    print(op, repr(op), op(5, 2), bool(op), f"{op:x}")
print(Operation.parse("**"), Operation.parse("?"), Operation.helper(), [Operation.ADD])


class Money(IntEnum):
    CENT = (1, "c")
    EURO = (100, "e")

    def __new__(cls, value, sign):
        member = int.__new__(cls, value)
        member._value_ = value
        member.sign = sign
        return member

    @property
    def doubled(self):
        return self * 2


print(Money.EURO + 5, Money.EURO.sign, Money(1).sign, Money.CENT.doubled, sum(Money))


class Hashed(Enum):
    A = [1]
    B = {"k": 2}

    def __eq__(self, other):
        return self.name == getattr(other, "name", other)

    def __hash__(self):
        return hash(self.name)


print(Hashed.A == "A", Hashed({"k": 2}), {Hashed.A: 1}["A"])
