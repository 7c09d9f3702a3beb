"""enum: _missing_, _ignore_, member, nonmember, property, private names, descriptors in the body."""
from enum import Enum, Flag, IntEnum, member, nonmember, property as enum_property


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


class Props(Enum):
    A = 1
    B = 2

    @enum_property
    def half(self):
        return self.value / 2

    @property
    def name_and_value(self):
        return f"{self.name}:{self.value}"

    @property
    def value(self):
        return f"v{self._value_}"


print(Props.A.value, Props.B.name_and_value, Props(1), Props.A._value_, Props.B._name_)
attempt(lambda: Props.A.half)


class Functions(Enum):
    add = lambda a, b: a + b
    ITEM = 1

    def plain(self):
        return "method"


print(list(Functions), Functions.add(1, 2), Functions.ITEM.plain())


class WithAnnotations(Enum):
    x: int = 1
    y: str = "two"
    z: float


print(list(WithAnnotations), sorted(WithAnnotations.__annotations__))


def reserved():
    class Bad(Enum):
        _reserved_ = 1


def named_mro():
    class Bad(Enum):
        mro = 1


def rebind():
    class Bad(Enum):
        A = 1

        def A(self):
            pass


for action in (reserved, named_mro, rebind):
    attempt(action)
