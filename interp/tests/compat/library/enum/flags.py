"""enum.Flag: combining, testing, iterating, inverting, named combinations, boundaries."""
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, auto


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    ALL = 7


print(list(Perm), len(Perm), Perm.RW, repr(Perm.RW), Perm.RW.value, Perm.ALL.name)
both = Perm.R | Perm.X
print(both, repr(both), both.name, both.value, list(both), len(both))
print(Perm.R in both, Perm.W in both, both in Perm.ALL, Perm.RW & both, both ^ Perm.ALL, Perm.R & Perm.W)
print(bool(Perm.R & Perm.W), bool(both), Perm(0), repr(Perm(0)), Perm(5), Perm(3) is Perm.RW, Perm(0).name, list(Perm(0)))
print(~Perm.R, ~Perm.ALL, ~both, ~Perm(0), ~~both == both)
print(Perm.R == 1, Perm.R | Perm.W == Perm.RW, hash(Perm.RW) == hash(Perm.R | Perm.W), {Perm.R | Perm.W: 1}[Perm.RW])
print(f"{both}", f"{Perm.R:>8}|", str(Perm.ALL), "%s" % Perm.W)
print(list(Perm.__members__), Perm["RW"], [p.name for p in Perm.ALL], list(reversed(Perm)))
value = Perm.R
value |= Perm.W
value &= ~Perm.R
value ^= Perm.X
print(value, value in [Perm.W | Perm.X], sorted((p.name for p in value), reverse=True))
attempt(lambda: Perm.R | 1)
attempt(lambda: Perm.R & "a")
attempt(lambda: Perm(8))
attempt(lambda: Perm(-9))
attempt(lambda: Perm("R"))
attempt(lambda: Perm["NOPE"])
attempt(lambda: Perm.R < Perm.W)
attempt(lambda: 1 in Perm.R)
attempt(lambda: Perm.R + Perm.W)
print(Perm(-1), Perm(-2))

print("-- boundaries")


class Strict(Flag, boundary=STRICT):
    A = 1
    B = 2


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 2


class Keep(Flag, boundary=KEEP):
    A = 1
    B = 2


attempt(lambda: Strict(4 + 1))
print(Conform(4 + 1), Eject(4 + 1), type(Eject(5)).__name__, Keep(4 + 1), Keep(5).value, list(Keep(7)))
print(STRICT, repr(KEEP))

print("-- other uses")


class Weekday(Flag):
    MON, TUE, WED, THU, FRI, SAT, SUN = (1 << i for i in range(7))
    WEEKEND = SAT | SUN
    NONE = 0

    @classmethod
    def from_index(cls, index):
        return cls(1 << index)

    def describe(self):
        return "+".join(day.name.title() for day in self) or "never"


print(len(Weekday), Weekday.NONE, Weekday.from_index(2), Weekday.WEEKEND.describe(), Weekday.NONE.describe(), (~Weekday.WEEKEND).describe())
chores = {"clean": Weekday.MON | Weekday.FRI, "rest": Weekday.WEEKEND, "nothing": Weekday.NONE}
for day in (Weekday.MON, Weekday.SUN):
    print(day.name, [chore for chore, days in chores.items() if day in days and days])
