"""__round__, __floor__, __ceil__, __abs__, __neg__, __divmod__, three-argument __pow__."""

import math


class R:
    def __round__(self, ndigits=None):
        return f"round({ndigits})"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __divmod__(self, other):
        return f"divmod {other}"

    def __rdivmod__(self, other):
        return f"rdivmod {other}"

    def __pow__(self, exponent, modulus=None):
        return f"pow {exponent} {modulus}"

    def __rpow__(self, base):
        return f"rpow {base}"


r = R()
print(round(r), round(r, 2), round(r, None), round(r, ndigits=-1))
print(math.floor(r), math.ceil(r), math.trunc(r))
print(abs(r), -r, +r, ~r)
print(divmod(r, 3), divmod(3, r))
print(r ** 2, pow(r, 2), pow(r, 2, 5), 2 ** r, pow(2, r))
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e20, 0.0, -0.0):
    print(x, round(x), round(x, 0), round(x, 1), math.floor(x), math.ceil(x), math.trunc(x))
for n in (15, 25, 35, -15, 149, 150, 151, 0, 12345678901234567890):
    print(n, round(n), round(n, 1), round(n, 0), round(n, -1), round(n, -2), round(n, -30))
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(1234.5678, -2), round(1e300, 2), round(1.23456789, 5))
print(round(5e-324, 400), round(123.456, -3), round(-0.4), type(round(1.0)).__name__, type(round(1.0, 0)).__name__)
print(round(True), round(True, 1), round(1e15 + 0.5), round(0.1 + 0.2, 10))
for source in ("round(float('nan'))", "round(float('inf'))", "round('a')", "round(1.5, 'x')", "round(1.5, 1.5)", "round()", "round(1j)", "round(float('nan'), 2)", "round(float('inf'), 2)", "math.floor(float('inf'))", "math.ceil('x')", "round(None)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class FloatLike:
    def __float__(self):
        return 2.7


print(math.floor(FloatLike()), math.ceil(FloatLike()))
try:
    round(FloatLike())
except TypeError as error:
    print(error)
print(abs(-5), abs(5), abs(-2.5), abs(3 + 4j), abs(True), abs(-0.0))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(True, 2))
