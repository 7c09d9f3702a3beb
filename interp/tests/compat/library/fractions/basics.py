"""fractions.Fraction: construction, arithmetic, comparison, rounding, reprs, errors."""
import math
from fractions import Fraction


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(Fraction(16, -10), repr(Fraction(16, -10)), Fraction(123), Fraction(), Fraction(Fraction(1, 2), Fraction(3, 4)), Fraction(True))
print([str(Fraction(text)) for text in ("3/7", " -3/7 ", "1.414213", "7e-6", "-.125", "1_000/3", "2.", "+5", "1E3")])
print(Fraction(2.25), Fraction(1.1), Fraction(-0.0), Fraction.from_float(0.5), Fraction.from_float(3), Fraction(10**30, 10**29))
half, third = Fraction(1, 2), Fraction(1, 3)
print(half + third, half - third, half * third, half / third, half // third, half % third, divmod(half, third), half**3, half**-2, -half, +half, abs(Fraction(-2, 3)))
print(half + 1, 2 - third, half * 2.0, half / 4, 1 / third, 3 // half, 2**half, third**0.5 == (1 / 3) ** 0.5, half + 1j, 2 ** Fraction(3), half**Fraction(2), Fraction(4) ** half)
print(type(half + 1).__name__, type(half + 1.0).__name__, type(half + 1j).__name__, type(half**half).__name__)
print(half == 0.5, half == Fraction(2, 4), half < third, half >= 0.5, half != "1/2", hash(half) == hash(0.5), hash(Fraction(3)) == hash(3), third == 1 / 3, half < math.inf, Fraction(1) == 1)
print(sorted([half, 0.3, third, 1, Fraction(-5, 4)]), max(half, 0.7), sum([half, third, Fraction(1, 6)]), {half: "h"}[0.5])
print(half.numerator, half.denominator, Fraction(7, 2).as_integer_ratio(), float(third), int(Fraction(-7, 2)), bool(Fraction(0)), bool(half), complex(half), half.real, half.imag, half.conjugate())
print([(str(f), math.floor(f), math.ceil(f), round(f), math.trunc(f)) for f in (Fraction(5, 2), Fraction(-5, 2), Fraction(7, 2), Fraction(1, 3))])
print(round(Fraction(22, 7), 2), round(Fraction(15, 2), -1), round(Fraction(1234, 1), -2), round(Fraction(5, 2), 0))
print([str(Fraction("3.1415926535897932").limit_denominator(n)) for n in (1, 10, 100, 1000, 10**6)], Fraction(1, 3).limit_denominator(), Fraction(-7, 3).limit_denominator(2))
print(f"{half}", f"{str(third):>6}", "%s" % half, "%.3f" % third, str(Fraction(4, 2)), repr(Fraction(4, 2)), half.__class__.__name__)
print(Fraction(10**20, 3) % 7, Fraction(-7, 3) // 2, Fraction(-7, 3) % 2, divmod(Fraction(-7, 3), Fraction(2, 5)), 7 % Fraction(3, 2), -7.5 % Fraction(2), math.gcd(Fraction(6).numerator, 4))
attempt(lambda: Fraction(1, 0))
attempt(lambda: Fraction("1/0"))
attempt(lambda: Fraction("abc"))
attempt(lambda: Fraction("1/2/3"))
attempt(lambda: Fraction(""))
attempt(lambda: Fraction(1.5, 2))
attempt(lambda: Fraction("1", 2))
attempt(lambda: Fraction(None))
attempt(lambda: Fraction(math.inf))
attempt(lambda: Fraction(math.nan))
attempt(lambda: Fraction(1j))
attempt(lambda: half / 0)
attempt(lambda: half % 0)
attempt(lambda: half // Fraction(0))
attempt(lambda: Fraction(0) ** -1)
attempt(lambda: half + "1")
attempt(lambda: half < "1")
attempt(lambda: half < 1j)
attempt(lambda: setattr(half, "numerator", 3))
attempt(lambda: half.limit_denominator(0))
attempt(lambda: Fraction.from_float("1"))
attempt(lambda: Fraction(1, 2, 3))


class Named(Fraction):
    pass


print(type(Named(1, 2) + 1).__name__, Named(1, 2) == half, repr(Named(1, 2)))
match half:
    case Fraction(numerator=n, denominator=2):
        print("halves", n)
total = Fraction(0)
for n in range(1, 21):
    total += Fraction(1, n)
print(total, float(total))
