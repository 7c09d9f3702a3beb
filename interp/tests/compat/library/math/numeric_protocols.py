"""math with objects of one's own: __float__, __index__, subclasses, Fractions of work in loops."""
import math


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Floaty:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Indexed:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(math.sqrt(Floaty(9.0)), math.fabs(Floaty(-2.5)), math.isclose(Floaty(1.0), 1))
print(math.sqrt(Indexed(16)), math.hypot(Indexed(3), Floaty(4.0)), math.fsum([Floaty(0.5), Indexed(2)]))
attempt(math.sqrt, Floaty("x"))
attempt(math.sqrt, Floaty(3))
attempt(math.sqrt, object())
attempt(math.isqrt, Floaty(4.0))
attempt(math.factorial, Indexed(-3))


class Real(float):
    pass


class Whole(int):
    pass


print(type(math.fabs(Real(-1.5))), type(math.floor(Real(1.5))), type(math.gcd(Whole(4), 6)))
print(math.sqrt(Whole(25)), math.copysign(Real(3), -1))

# pi by several series, all with exact operations only.
leibniz = math.fsum((-1) ** k * 4 / (2 * k + 1) for k in range(2000))
print(round(leibniz, 8), abs(leibniz - math.pi) < 1e-3)
product = math.prod((4 * k * k) / (4 * k * k - 1) for k in range(1, 1000)) * 2
print(round(product, 8))

# Integer pi digits by Machin's formula.
digits = 50
unit = 10 ** (digits + 10)


def arctan_inverse(x):
    power = unit // x
    total = power
    n = 3
    sign = -1
    while power:
        power //= x * x
        total += sign * (power // n)
        sign = -sign
        n += 2
    return total


print((4 * (4 * arctan_inverse(5) - arctan_inverse(239))) // 10**10)

# Integer square roots against a plain search.
for n in (99, 10**20, 10**30 - 1, 2**101):
    low, high = 0, n
    while low < high:
        middle = (low + high + 1) // 2
        if middle * middle <= n:
            low = middle
        else:
            high = middle - 1
    print(n, low, low == math.isqrt(n))

# Newton steps for sqrt.
x = 2.0
for _ in range(6):
    x = (x + 2.0 / x) / 2
print(x, x == math.sqrt(2) or math.isclose(x, math.sqrt(2), rel_tol=1e-15))
print(math.ceil(math.log2(1000)), math.floor(math.log10(999)), 2 ** math.ceil(math.log2(70)))
