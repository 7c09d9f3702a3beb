"""math: exponential, logarithmic, trigonometric and hyperbolic functions to ten digits."""
import math


def show(name, *arguments):
    result = getattr(math, name)(*arguments)
    print(f"{name}{arguments} = {result:.10g}")


for x in (0.0, 0.5, 1.0, -2.0, 3.7, 20.0):
    for name in ("exp", "expm1", "exp2", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "asinh"):
        show(name, x)
for x in (0.001, 0.5, 1.0, 2.718281828, 10, 12345.678, 1e100):
    for name in ("log", "log2", "log10", "log1p"):
        show(name, x)
for x in (-1.0, -0.5, 0.0, 0.25, 1.0):
    show("asin", x)
    show("acos", x)
for x in (1.0, 1.5, 10.0):
    show("acosh", x)
for x in (-0.9, 0.0, 0.5):
    show("atanh", x)

print("-- bases")
print(math.log(8, 2), math.log2(8), math.log10(1000), math.log2(2**100))
print(round(math.log(100, 10), 10), round(math.log(2**200), 8), round(math.log10(10**400), 8))
print(round(math.log(5, 0.5), 10))
print(math.exp(0), math.log(1), math.cos(0), math.sin(0.0), math.sin(-0.0), math.tanh(-0.0))

print("-- atan2")
for y, x in [(0.0, 1), (0.0, -1), (-0.0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (math.inf, math.inf)]:
    show("atan2", y, x)

print("-- degrees and radians")
print(round(math.degrees(math.pi), 10), round(math.radians(180), 10), round(math.degrees(1), 10))
print(round(math.radians(-45), 10), round(math.degrees(math.tau), 10))

print("-- special functions")
for x in (0.5, 1, 2, 3.5, 5, 10):
    show("gamma", x)
    show("lgamma", x)
for x in (-1.0, 0.0, 0.3, 2.0):
    show("erf", x)
    show("erfc", x)
print(round(math.gamma(-0.5), 10), round(math.lgamma(-0.5), 10))
