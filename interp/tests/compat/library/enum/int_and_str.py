"""enum: IntEnum, IntFlag, StrEnum and enums mixed with int, str and float."""
from enum import Enum, IntEnum, IntFlag, ReprEnum, StrEnum, auto


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


print(Level.LOW, repr(Level.LOW), str(Level.MID), f"{Level.MID}", f"{Level.MID:04d}", "%d" % Level.HIGH, Level.LOW + Level.MID, type(Level.LOW + 1).__name__)
print(Level.LOW < Level.HIGH, Level.MID == 5, sorted([Level.HIGH, Level.LOW]), max(Level), [10, 20][Level.LOW], list(range(Level.MID)))
print(isinstance(Level.LOW, int), int(Level.HIGH), Level.HIGH // 3, -Level.LOW, Level.LOW | 2, float(Level.MID), bool(Level(1)), Level.LOW.bit_length())
print({1: "one"}[Level.LOW], hash(Level.LOW) == hash(1), Level(5), Level["HIGH"], Level.LOW.value, 5 in [Level.MID], Level.MID in (5,))
attempt(lambda: Level(7))
attempt(lambda: Level("LOW"))


def bad_int():
    class Bad(IntEnum):
        A = "x"


attempt(bad_int)


class Mode(IntFlag):
    R = 4
    W = 2
    X = 1


print(Mode.R | Mode.W, repr(Mode.R | Mode.W), Mode.R | 8, repr(Mode.R | 8), Mode(0), repr(Mode(7)), Mode.R + Mode.W, 6 & Mode.R, Mode.R in Mode(7))
print(list(Mode), list(Mode(6)), ~Mode.R, int(~Mode.R), Mode.R == 4, isinstance(Mode.R, int), Mode(16).value, f"{Mode.R | Mode.X}", Mode.X << 3)
print(Mode.R | Mode.W == 6, bool(Mode.R & 3), (Mode.R | 3).name, Mode(-1))
attempt(lambda: Mode("R"))


class Name(StrEnum):
    ANN = "ann"
    BOB = auto()


print(Name.ANN, repr(Name.ANN), Name.ANN == "ann", Name.BOB.upper(), Name.ANN + "!", f"{Name.BOB:>5}", "-".join(Name), {"ann": 1}[Name.ANN])
print(isinstance(Name.ANN, str), Name("bob"), len(Name.ANN), sorted(Name, reverse=True), "nn" in Name.ANN, Name.ANN < "b", Name.ANN.value, str(Name.ANN))
attempt(lambda: Name("zed"))


def bad_str():
    class Bad(StrEnum):
        A = 5


attempt(bad_str)

print("-- mixed in by hand")


class Number(int, Enum):
    ONE = 1
    TWO = 2


class Text(str, Enum):
    A = "a"
    B = "b"


class Real(float, Enum):
    HALF = 0.5
    PI = "3.14"


print(Number.ONE, repr(Number.ONE), f"{Number.ONE}", Number.ONE + 1, Number.ONE == 1, "%d" % Number.TWO)
print(Text.A, repr(Text.A), f"{Text.A}", Text.A == "a", Text.A + "x", Text("b"), Text.B.value)
print(Real.HALF, Real.HALF * 3, Real.PI.value, Real.PI + 1, repr(Real.PI), Real(0.5))


class Repr(int, ReprEnum):
    ONE = 1


print(Repr.ONE, repr(Repr.ONE), f"{Repr.ONE:03}")


class Raw(bytes, Enum):
    A = b"ab"
    B = (b"cd",)


print(Raw.A, Raw.A.hex(), Raw.B.value, Raw.A + b"!", Raw(b"ab"))
