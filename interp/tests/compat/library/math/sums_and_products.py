"""math: fsum, prod, dist, hypot, sqrt, cbrt, pow: exact sums and lengths."""
import math


def attempt(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- fsum")
print(sum([0.1] * 10), math.fsum([0.1] * 10))
print(math.fsum([1e100, 1.0, -1e100]), sum([1e100, 1.0, -1e100]))
print(math.fsum([]), math.fsum([1, 2, 3]), math.fsum(iter([True, 2.5])))
print(math.fsum([1e16, 1, 1e-16]), math.fsum([2.0**53, -0.5, -(2.0**-54)]))
print(math.fsum([math.inf, 1]), math.fsum([math.nan, 1]))
print(math.fsum(1 / n for n in range(1, 100)))
attempt(math.fsum, [math.inf, -math.inf])
attempt(math.fsum, [1e308, 1e308])
attempt(math.fsum, ["a"])
attempt(math.fsum, 3)

print("-- prod")
print(math.prod([]), math.prod([2, 3, 7]), math.prod(range(1, 21)))
print(math.prod([1.5, 2, 4]), math.prod([2, 3], start=10), math.prod([0.5] * 3, start=8))
print(math.prod(x for x in (1, 2, 3)), math.prod([], start="text"))
print(math.prod([True, 2**40, 2**40]))
print(math.prod([3], start=[1, 2]))
attempt(math.prod, 5)
attempt(math.prod, ["a", "b"])
attempt(math.prod, [1], 2)

print("-- sqrt, cbrt, pow")
print([math.sqrt(n) for n in (0, 1, 2, 3, 4, 0.25, 1e300, 2**70)])
print(math.sqrt(-0.0), math.sqrt(math.inf), math.sqrt(math.nan))
print([round(math.cbrt(n), 10) for n in (0, 8, -27, 2, 1e-9)])
print(math.pow(2, 10), math.pow(2, -1), math.pow(0, 0), math.pow(math.nan, 0), math.pow(1, math.nan))
print(math.pow(-2, 3), math.pow(-2, 2), math.pow(4, 0.5), math.pow(-math.inf, 3), math.pow(-math.inf, -3))
attempt(math.sqrt, -1)
attempt(math.sqrt, "4")
attempt(math.sqrt, 10**400)
attempt(math.pow, -8, 1 / 3)
attempt(math.pow, 0, -1)
attempt(math.pow, 10, 400)

print("-- hypot, dist")
print(math.hypot(), math.hypot(3), math.hypot(-3), math.hypot(3, 4), math.hypot(2, 3, 6))
print(math.hypot(math.inf, math.nan), math.hypot(math.nan, 1), math.hypot(0.0, -0.0))
print(math.hypot(3e200, 4e200), math.hypot(1, 1, 1, 1))
print(math.dist([1, 2], [4, 6]), math.dist((0, 0, 0), (2, 3, 6)), math.dist([], []), math.dist([5], [2]))
print(math.dist((0.0, 0.0), (0.6, 0.8)), math.dist([True, 2], (1, 2.5)))
attempt(math.dist, [1], [1, 2])
attempt(math.dist, 1, 2)
attempt(math.dist, "ab", "cd")
attempt(math.hypot, "a")
attempt(math.hypot, 1, None)
