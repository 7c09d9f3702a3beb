"""numbers: the numeric tower, isinstance checks, own number classes, mixed arithmetic."""
import numbers
from fractions import Fraction
from numbers import Complex, Integral, Number, Rational, Real


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for value in (5, True, 1.5, 2j, Fraction(1, 2), "5", None, [1]):
    print(repr(value), [kind.__name__ for kind in (Number, Complex, Real, Rational, Integral) if isinstance(value, kind)])
print([issubclass(a, b) for a, b in ((Integral, Rational), (Rational, Real), (Real, Complex), (Complex, Number), (Real, Integral))], issubclass(int, Integral), issubclass(float, Rational))
print((5).numerator, (5).denominator, (1.5).real, (1.5).imag, (2 + 3j).conjugate(), Fraction(1, 2).real, True.numerator, (7).conjugate())
for kind in (Complex, Integral):
    attempt(kind)
print(sorted(Complex.__abstractmethods__))
print(len(Real.__abstractmethods__), len(Rational.__abstractmethods__), len(Integral.__abstractmethods__))


class Mod7(Number):
    def __init__(self, value):
        self.value = value % 7

    def __add__(self, other):
        if isinstance(other, Mod7):
            return Mod7(self.value + other.value)
        if isinstance(other, Integral):
            return Mod7(self.value + other)
        return NotImplemented

    __radd__ = __add__

    def __repr__(self):
        return f"Mod7({self.value})"


print(Mod7(5) + Mod7(4), Mod7(3) + 10, 10 + Mod7(3), isinstance(Mod7(1), Number), isinstance(Mod7(1), Complex), sum([Mod7(3), Mod7(6)], Mod7(0)))
attempt(lambda: Mod7(1) + 1.5)
attempt(lambda: hash(Mod7(1)))


class Half(Rational):
    """A whole number of halves: everything else comes from the abstract classes."""

    def __init__(self, halves):
        self.halves = halves

    numerator = property(lambda self: self.halves if self.halves % 2 else self.halves // 2)
    denominator = property(lambda self: 2 if self.halves % 2 else 1)

    def _wrap(operation):
        def method(self, other):
            if not isinstance(other, (int, Half)):
                return NotImplemented
            right = other.halves if isinstance(other, Half) else 2 * other
            return operation(self.halves, right)

        return method

    __add__ = __radd__ = _wrap(lambda a, b: Half(a + b))
    __eq__ = _wrap(lambda a, b: a == b)
    __lt__ = _wrap(lambda a, b: a < b)
    __le__ = _wrap(lambda a, b: a <= b)
    __mul__ = __rmul__ = _wrap(lambda a, b: Fraction(a * b, 4))
    __truediv__ = _wrap(lambda a, b: Fraction(a, b))
    __floordiv__ = _wrap(lambda a, b: a // b)
    __mod__ = _wrap(lambda a, b: Half(a % b))
    __rtruediv__ = __rfloordiv__ = __rmod__ = __pow__ = __rpow__ = lambda self, other: NotImplemented
    __neg__ = lambda self: Half(-self.halves)
    __pos__ = lambda self: self
    __abs__ = lambda self: Half(abs(self.halves))
    __trunc__ = lambda self: int(self.halves / 2)
    __floor__ = lambda self: self.halves // 2
    __ceil__ = lambda self: -(-self.halves // 2)
    __round__ = lambda self, digits=None: (self.halves + 1) // 2
    __hash__ = lambda self: hash(Fraction(self.halves, 2))
    __repr__ = lambda self: f"{self.halves}/2"


a, b = Half(3), Half(4)
print(a + b, a - b, 5 - a, 1 + a, a * b, a / b, divmod(a, b), divmod(b, a), -a, float(a), complex(a), bool(a), bool(Half(0)))
print(a.real, a.imag, a.conjugate(), a < b, a == 1.5, a == Half(3), round(a), Fraction(a), isinstance(a, Real), a.numerator)
attempt(lambda: a**2)
attempt(lambda: a < 1j)


def describe(value):
    match value:
        case bool():
            return "bool"
        case Integral():
            return f"integral {int(value)}"
        case Rational(numerator=n, denominator=d):
            return f"rational {n} over {d}"
        case Real():
            return f"real {float(value)}"
        case Number():
            return "some number"
    return "no number"


print([describe(v) for v in (True, 4, Fraction(2, 6), a, 2.5, 1j, Mod7(1), "x")])
print(numbers.__all__, Number.__hash__)
