"""math: frexp, ldexp, ulp, nextafter, isfinite, isinf, isnan, isclose: the anatomy of floats."""
import math
import sys


def attempt(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- frexp, ldexp")
for value in (0.0, -0.0, 1.0, 0.5, 3.0, -10.0, 1e300, 5e-324, math.inf, -math.inf):
    mantissa, exponent = math.frexp(value)
    print(value, mantissa, exponent, math.ldexp(mantissa, exponent) == value)
print(math.frexp(8), math.frexp(2**70))
print(math.ldexp(1, 10), math.ldexp(0.75, -3), math.ldexp(1, -1074), math.ldexp(1, -1080))
print(math.ldexp(0.0, 10**10), math.ldexp(1.0, -(10**30)), math.ldexp(math.inf, 5))
attempt(math.ldexp, 1.0, 1024)
attempt(math.ldexp, 1.0, 10**30)
attempt(math.ldexp, 1.0, 2.0)

print("-- ulp, nextafter")
print(math.ulp(1.0) == sys.float_info.epsilon, math.ulp(1.0))
print(math.ulp(0.0), math.ulp(-5.0), math.ulp(1e308), math.ulp(math.inf), math.ulp(math.nan))
print(math.nextafter(1.0, 2.0), math.nextafter(1.0, 0.0))
print(math.nextafter(0.0, 1.0), math.nextafter(0.0, -1.0), math.nextafter(5.0, 5.0))
print(math.nextafter(sys.float_info.max, math.inf), math.nextafter(math.inf, 0.0))
print(math.nextafter(-0.0, 0.0), math.nextafter(0.0, -0.0), math.nextafter(math.nan, 1))

print("-- classification")
for value in (1.0, 0, math.inf, -math.inf, math.nan, 10**300):
    print(math.isfinite(value), math.isinf(value), math.isnan(value))
attempt(math.isnan, "nan")
attempt(math.isfinite, 10**400)
attempt(math.isinf, None)

print("-- isclose")
print(math.isclose(0.1 + 0.2, 0.3), 0.1 + 0.2 == 0.3)
print(math.isclose(1.0, 1.0 + 1e-10), math.isclose(1.0, 1.0 + 1e-8))
print(math.isclose(0.0, 1e-12), math.isclose(0.0, 1e-12, abs_tol=1e-9))
print(math.isclose(100, 101, rel_tol=0.01), math.isclose(100, 102, rel_tol=0.01))
print(math.isclose(math.inf, math.inf), math.isclose(math.inf, -math.inf), math.isclose(math.inf, 1e308))
print(math.isclose(math.nan, math.nan), math.isclose(5, 5, rel_tol=0.0))
attempt(math.isclose, 1, 2, rel_tol=-1)
attempt(math.isclose, 1, 2, abs_tol=-0.5)
attempt(math.isclose, 1, 2, 3)
attempt(math.isclose, "a", 2)

print("-- constants")
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.tau == 2 * math.pi, math.nan == math.nan, math.nan != math.nan)
print(-math.inf < -sys.float_info.max, sorted([3, -math.inf, math.inf, 0]))
