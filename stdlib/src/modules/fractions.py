"""Rational numbers: Fraction."""

import sys
from math import gcd
from numbers import Complex, Rational, Real
import operator

__all__ = ["Fraction"]

_MODULUS = sys.hash_info.modulus
_INFINITY = sys.hash_info.inf


def _digits(text, i):
    """The digits at `i`, underscores between them left out, and where they end."""
    start = i
    while i < len(text) and (
        text[i].isdecimal()
        or text[i] == "_" and i > start and text[i - 1] != "_" and i + 1 < len(text) and text[i + 1].isdecimal()
    ):
        i += 1
    return text[start:i].replace("_", ""), i


def _parse(text):
    """The numerator and denominator that a string stands for, or None."""
    s = text.strip()
    sign = 1
    i = 0
    if s[:1] in ("-", "+"):
        sign = -1 if s[0] == "-" else 1
        i = 1
    digits, i = _digits(s, i)
    denominator = 1
    if digits and s[i : i + 1] == "/":
        below, i = _digits(s, i + 1)
        if not below or i != len(s):
            return None
        return sign * int(digits), int(below)
    decimals = ""
    if s[i : i + 1] == ".":
        decimals, i = _digits(s, i + 1)
    if not digits and not decimals:
        return None
    numerator = int(digits + decimals)
    denominator = 10 ** len(decimals)
    if s[i : i + 1] in ("e", "E"):
        i += 1
        exponent_sign = 1
        if s[i : i + 1] in ("-", "+"):
            exponent_sign = -1 if s[i] == "-" else 1
            i += 1
        exponent, i = _digits(s, i)
        if not exponent:
            return None
        if exponent_sign > 0:
            numerator *= 10 ** int(exponent)
        else:
            denominator *= 10 ** int(exponent)
    if i != len(s):
        return None
    return sign * numerator, denominator


def _new(numerator, denominator):
    """A fraction of numbers already in lowest terms."""
    self = object.__new__(Fraction)
    self._numerator = numerator
    self._denominator = denominator
    return self


def _operators(monomorphic, fallback):
    """An operator and its reflection from the function on fractions: integers count as fractions, floats
    and complex numbers take the other with them."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return monomorphic(a, b)
        if isinstance(b, int):
            return monomorphic(a, _new(int(b), 1))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, int):
            return monomorphic(_new(int(a), 1), b)
        if isinstance(a, Rational):
            return monomorphic(Fraction(a), b)
        if isinstance(a, Real):
            return fallback(float(a), float(b))
        if isinstance(a, Complex):
            return fallback(complex(a), complex(b))
        return NotImplemented

    name = monomorphic.__name__.strip("_")
    forward.__name__ = f"__{name}__"
    reverse.__name__ = f"__r{name}__"
    return forward, reverse


# Sums and products divide by the greatest common divisor early, while the numbers are small
# (Knuth, The Art of Computer Programming, volume 2, 4.5.1).


def _add(a, b):
    na, da = a._numerator, a._denominator
    nb, db = b._numerator, b._denominator
    g = gcd(da, db)
    if g == 1:
        return _new(na * db + da * nb, da * db)
    s = da // g
    t = na * (db // g) + nb * s
    g2 = gcd(t, g)
    if g2 == 1:
        return _new(t, s * db)
    return _new(t // g2, s * (db // g2))


def _sub(a, b):
    return _add(a, _new(-b._numerator, b._denominator))


def _mul(a, b):
    na, da = a._numerator, a._denominator
    nb, db = b._numerator, b._denominator
    g1 = gcd(na, db)
    if g1 > 1:
        na //= g1
        db //= g1
    g2 = gcd(nb, da)
    if g2 > 1:
        nb //= g2
        da //= g2
    return _new(na * nb, da * db)


def _truediv(a, b):
    nb, db = b._numerator, b._denominator
    if nb == 0:
        raise ZeroDivisionError(f"Fraction({a._numerator * db}, 0)")
    if nb < 0:
        nb, db = -nb, -db
    return _mul(a, _new(db, nb))


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    div, mod = divmod(a._numerator * db, da * b._numerator)
    return div, Fraction(mod, da * db)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return Fraction((a._numerator * db) % (b._numerator * da), da * db)


class Fraction(Rational):
    """A rational number, exact: from two integers, a number, or a string like "3/4" or "1.5e-3"."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, float) or type(numerator).__name__ == "Decimal":
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError("Invalid literal for Fraction: %r" % numerator)
            numerator, denominator = parsed
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        g = gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator = numerator // g
        self._denominator = denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, int):
            return cls(dec)
        if type(dec).__name__ != "Decimal":
            raise TypeError(
                f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})"
            )
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        """The numerator and the denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator not above the limit."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, then the best semiconvergent.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # d/self._denominator tells how far the last convergent is off.
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _new(p1, q1)
        return _new(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    __add__, __radd__ = _operators(_add, operator.add)
    __sub__, __rsub__ = _operators(_sub, operator.sub)
    __mul__, __rmul__ = _operators(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operators(_truediv, operator.truediv)
    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _operators(_divmod, divmod)
    __mod__, __rmod__ = _operators(_mod, operator.mod)

    def __pow__(a, b):
        if isinstance(b, Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _new(a._numerator**power, a._denominator**power)
            if a._numerator > 0:
                return _new(a._denominator**-power, a._numerator**-power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            return _new((-a._denominator) ** -power, (-a._numerator) ** -power)
        return float(a) ** b

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _new(a._numerator, a._denominator)

    def __neg__(a):
        return _new(-a._numerator, a._denominator)

    def __abs__(a):
        return _new(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __trunc__(a):
        return int(a)

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __float__(a):
        return a._numerator / a._denominator

    def __round__(self, ndigits=None):
        if ndigits is None:
            down, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return down
            if rest * 2 > self._denominator:
                return down + 1
            return down if down % 2 == 0 else down + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal numbers of other types hash the same: numerator over denominator modulo a prime.
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _INFINITY
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if b != b or b - b != 0:
                # Neither nan nor the infinities equal a fraction.
                return 0.0 == b
            return a == Fraction(*b.as_integer_ratio())
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other - other != 0:
                return op(0.0, other)
            return self._compare(Fraction(*other.as_integer_ratio()), op)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
