"""math: domain and range errors, infinities and nan in transcendental functions."""
import math

inf, nan = math.inf, math.nan


def attempt(name, *arguments):
    try:
        print(name, arguments, "->", getattr(math, name)(*arguments))
    except Exception as error:
        print(name, arguments, "->", f"{type(error).__name__}: {error}")


for arguments in [(0,), (-1,), (0.0,), (-inf,), (inf,), (nan,), (0, 10), (1, 0), (10, 1), (-5, 2), (5, -2), (2, inf)]:
    attempt("log", *arguments)
for name in ("log2", "log10"):
    for x in (0, -1, -(10**30), inf, nan):
        attempt(name, x)
for x in (-1, -2, inf, -0.0):
    attempt("log1p", x)
for x in (710, -1000, inf, -inf, nan):
    attempt("exp", x)
attempt("exp2", 1024)
attempt("exp2", -2000)
attempt("expm1", 1000)
attempt("expm1", -inf)
for name in ("sin", "cos", "tan"):
    attempt(name, inf)
    attempt(name, nan)
for name in ("asin", "acos", "atanh"):
    for x in (2, -1.5, nan):
        attempt(name, x)
attempt("atanh", 1)
attempt("acosh", 0.5)
attempt("acosh", inf)
attempt("sinh", 1000)
attempt("sinh", -inf)
attempt("cosh", -1000)
attempt("tanh", inf)
attempt("tanh", -inf)
for x in (0, -1, -2.0, -inf, inf, 171.7, 200):
    attempt("gamma", x)
for x in (0, -3, -inf, inf, 1, 2):
    attempt("lgamma", x)
attempt("erf", inf)
attempt("erfc", inf)
attempt("erf", -inf)
attempt("cbrt", -inf)
attempt("log", "x")
attempt("log", 1, "x")
attempt("sin", None)
attempt("exp", [])
attempt("atan2", 1)
attempt("atan2", "a", 1)
attempt("log")
attempt("log", 1, 2, 3)
attempt("degrees", "x")
attempt("exp", 10**400)
attempt("log", 10**400 * 0 - 10**400)
