"""enum.auto: generated values, _generate_next_value_, mixing with given values."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto


class Plain(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
    E = auto()


print([(m.name, m.value) for m in Plain])


class Ints(IntEnum):
    LOW = -3
    NEXT = auto()
    HIGH = 100
    AFTER = auto()


print([(m.name, m.value) for m in Ints], Ints.AFTER + 1)


class Bits(Flag):
    A = auto()
    B = auto()
    C = 16
    D = auto()


print([(m.name, m.value) for m in Bits], Bits.A | Bits.D)


class IntBits(IntFlag):
    X = auto()
    Y = auto()
    Z = auto()


print([int(m) for m in IntBits], list(IntBits))


class Words(StrEnum):
    HELLO = auto()
    World = auto()
    OTHER = "given"


print([m.value for m in Words], Words.HELLO == "hello", Words("world"))


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{start}-{count}-{last_values}"

    NORTH = auto()
    SOUTH = auto()
    WEST = "w"
    EAST = auto()


for m in Named:
    print(m.name, m.value)


class Squares(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (count + 1) ** 2

    ONE = auto()
    FOUR = auto()
    NINE = auto()


print([m.value for m in Squares], Squares(4))


class Ordinal(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 7 if not last_values else last_values[-1] * 2


class Doubling(Ordinal):
    A = auto()
    B = auto()
    C = auto()


print([m.value for m in Doubling])


class Tuples(Enum):
    A = auto(), "first"
    B = auto(), "second"


print(Tuples.A.value, Tuples.B.value)


class Aliased(Enum):
    A = auto()
    B = A
    C = auto()


print(list(Aliased), Aliased.B, Aliased.C.value)
marker = auto()
print(type(marker).__name__, isinstance(auto(), auto))


class Mixin(str, Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name[::-1]

    ABC = auto()
    XYZ = auto()


print([m.value for m in Mixin], Mixin.ABC.upper(), Mixin.ABC + "!", repr(Mixin.XYZ))
