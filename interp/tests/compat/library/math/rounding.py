"""math: floor, ceil, trunc, fabs, copysign, fmod, remainder, modf and their results."""
import math

values = [0.0, -0.0, 0.5, -0.5, 1.5, -1.5, 2.5, 1e16, -1e16, 0.1, 123456.789, -7.999999]
for value in values:
    print(value, math.floor(value), math.ceil(value), math.trunc(value), math.fabs(value))

print(type(math.floor(1.5)), type(math.ceil(1.5)), type(math.trunc(1.5)))
print(math.floor(1e30), math.ceil(-1e30))
print(math.floor(7), math.ceil(-7), math.trunc(True))


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __floor__(self):
        return f"floor {self.cents // 100}"

    def __ceil__(self):
        return f"ceil {-(-self.cents // 100)}"

    def __trunc__(self):
        return f"trunc {int(self.cents / 100)}"

    def __float__(self):
        return self.cents / 100


print(math.floor(Money(-150)), math.ceil(Money(-150)), math.trunc(Money(-150)))
print(math.fabs(Money(-150)), math.sqrt(Money(400)))

print("-- modf")
for value in (3.25, -3.25, 0.0, -0.0, 5, math.inf, -math.inf):
    print(value, math.modf(value))

print("-- fmod and remainder")
for x, y in [(7, 3), (-7, 3), (7, -3), (-7, -3), (5.5, 1.25), (3, math.inf), (0.0, 2), (-0.0, 2), (5, 2), (7, 2), (-5, 2)]:
    print(x, y, math.fmod(x, y), math.remainder(x, y), x % y)

print("-- copysign")
for x, y in [(1, -0.0), (-1, 0.0), (3, -2), (math.inf, -1), (-2.5, 7)]:
    print(math.copysign(x, y))
print(math.copysign(1, math.copysign(math.nan, -1)))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- errors")
attempt(math.floor, math.inf)
attempt(math.ceil, math.nan)
attempt(math.trunc, -math.inf)
attempt(math.floor, "1")
attempt(math.ceil, None)
attempt(math.trunc, "1")
attempt(math.fmod, 1, 0)
attempt(math.fmod, math.inf, 1)
attempt(math.remainder, 1, 0)
attempt(math.remainder, math.inf, 2)
attempt(math.fabs, "x")
attempt(math.modf, [])
attempt(math.copysign, 1)
attempt(math.floor)
