"""enum: containment, dir, class attributes, deletion, subclass rules, equality across enums."""
from enum import Enum, EnumMeta, EnumType, Flag, IntEnum, StrEnum


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class A(Enum):
    X = 1
    Y = 2


class B(Enum):
    X = 1
    Y = 2


class C(IntEnum):
    X = 1
    Y = 2


print(A.X == B.X, A.X == C.X, C.X == 1, A.X in A, B.X in A, A.X in [B.X], {A.X, B.X} == {A.X})
print(type(A), EnumMeta is EnumType, isinstance(A, EnumType), issubclass(A, Enum), type(A.X) is A)
print([name for name in dir(A) if not name.startswith("_")], "name" in dir(A.X), "value" in dir(A.X))
print(A.X.__class__, A.__class__.__name__)
print(A.__members__ == {"X": A.X, "Y": A.Y}, bool(A), len(A))
print(A._member_names_, A._member_map_["X"], A._value2member_map_[2])
attempt(lambda: "X" in A.X)
attempt(lambda: A.__members__.update({}))
attempt(lambda: A[0])
attempt(lambda: A["X", "Y"])
attempt(lambda: A.X())
attempt(lambda: A.X.nothing)
attempt(lambda: A.X > A.Y)
attempt(lambda: int(A.X))
attempt(lambda: [10, 20][A.X])
attempt(lambda: sorted(A))
attempt(lambda: delattr(A, "nothing"))
attempt(lambda: Enum("X", "a")(5))


def subclass_members():
    class Sub(A):
        pass


def subclass_int():
    class Sub(C):
        Z = 3


def wrong_order():
    class Bad(Enum, int):
        A = 1


def unhashable_flag():
    class Bad(Flag):
        A = "text"


for action in (subclass_members, subclass_int, wrong_order, unhashable_flag):
    print(action.__name__, end=": ")
    attempt(action)


class Base(Enum):
    """No members yet, so it may be extended."""

    def shout(self):
        return f"{self.name}={self.value}!"

    @classmethod
    def first(cls):
        return next(iter(cls), None)


class Derived(Base):
    ONE = 1


class Other(Base):
    UN = "un"


print(Derived.ONE.shout(), Other.first().shout(), Base.first(), list(Base), isinstance(Other.UN, Base))


class Counted(Enum):
    A = 1
    B = 2

    def __init_subclass__(cls, **named):
        super().__init_subclass__(**named)


print(list(Counted), {**Counted.__members__})
A.X.note = "members may have attributes"
print(A.X.note, A(1).note, vars(A.X)["note"])
print([c.name for c in (A.X, B.Y, C.X)], [type(c).__name__ for c in (A.X, B.Y, C.X)])
groups = {}
for member in [*A, *B, *C]:
    groups.setdefault(member.value, []).append(str(member))
print(groups, sorted([C.Y, 0, C.X, 5]), StrEnum("S", "a").a.join("xy"))
