"""enum: _missing_, _ignore_, member, nonmember, private names in the body."""
from enum import Enum, IntEnum, member, nonmember


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Answer(Enum):
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for item in cls:
                if item.value.startswith(value.lower()):
                    return item
        if value == 42:
            return "not a member"
        if value == 43:
            raise KeyError("own error")
        return None


print(Answer("YES"), Answer("n"), Answer("m"))
attempt(lambda: Answer("zzz"))
attempt(lambda: Answer(42))
attempt(lambda: Answer(43))
attempt(lambda: Answer(None))


class Saturating(IntEnum):
    LOW = 0
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        return cls.HIGH if value > 10 else cls.LOW if value < 0 else None


print(Saturating(99), Saturating(-5), repr(Saturating(10)))
attempt(lambda: Saturating(5))


class Body(Enum):
    _ignore_ = ["helper", "i"]
    helper = {}
    for i in range(3):
        helper[f"K{i}"] = i
    A = 1
    __private = "private"
    _single = "one underscore"
    __dunder__ = "dunder"

    def method(self):
        return self.__private

    @member
    def called():
        return "called"

    constant = nonmember(99)

    @member
    class Inner(Enum):
        X = 1

    @nonmember
    class Kept:
        y = 2


print([m.name for m in Body], Body.constant, Body.Kept.y, Body.__dunder__, Body.A.method(), Body._single.value)
print(Body.called.value(), Body.Inner.value.X, hasattr(Body, "helper"), hasattr(Body, "i"))


class Period(Enum):
    _ignore_ = "Period i"
    Period = vars()
    for i in range(4):
        Period[f"day_{i}"] = i * 24


print([(p.name, p.value) for p in Period])
