"""Floats compared with ints of any size; is_integer, methods, hashing, conversion to int."""

big = 2 ** 53
print(big == float(big), big + 1 == float(big), big + 1 > float(big), big - 1 < float(big), float(big) + 1 == big + 1, 2 ** 63 == 2.0 ** 63, 2 ** 63 - 1 < 2.0 ** 63, 10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 > 1e23, 10 ** 400 > 1e308, -10 ** 400 < -1e308)
inf, nan = float("inf"), float("nan")
print(10 ** 400 < inf, -10 ** 400 > -inf, 10 ** 400 == inf, 0 < nan, 0 > nan, 0 == nan, 10 ** 400 < nan, inf == inf, -inf < inf, inf > 10 ** 1000, nan in [nan], nan in [-nan], {nan: 1}.get(nan), {nan: 1}.get(-nan))
print(1 == 1.0, 1 < 1.5, 2 > 1.5, -1 < -0.5, 0 == -0.0, 3 >= 3.0, True == 1.0, 0.5 < True, 1.0 != 1, 5 <= 5.5 <= 6, 1 < 1.0000000000000002, 0.1 + 0.2 > 0.3)
for x in (1.0, 1.5, -2.0, 0.0, -0.0, 1e300, 1e-300, inf, -inf, nan, 2.0 ** 53, 0.1):
    print(x, x.is_integer(), x.real, x.imag, x.conjugate(), bool(x), abs(x), -x, x == x)
for x in (1.9, -1.9, 1e15 + 0.5, 123456789.99, 1e20, -1e20, 0.999999999, 2.0 ** 70):
    print(x, int(x), x.__trunc__(), x // 1, round(x), x.__floor__(), x.__ceil__())
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), hash(inf) == hash(float("1e999")), hash(2.0 ** 70) == hash(2 ** 70), hash(-0.0), {1.0: "a"}[1], {1: "a"}[1.0], len({1, 1.0, True}), {0.5, 0.5, 1 / 2})
print(sorted([3, 1.5, 2, -1, 0.0, -0.5, True]), max([1, 1.0]), max([1.0, 1]), min(2, 1.5), sum([1, 2.5]), sorted([inf, 1, -inf]), max(1, 2.5, inf), [1, 2.0, 3].index(2), (1.0, 2) == (1, 2.0))
print(float.fromhex("0x1p-2"), (0.1).__format__(".3f"), (1.5).__add__(1), (1.5).__add__("a"), (1.5).__eq__("a"), (1.5).__lt__(2), (1.5).__radd__(1), (7.5).__divmod__(2), (2.0).__pow__(3), (2.0).__rpow__(3), (1.5).__int__(), (1.5).__float__(), (1.5).__round__(), (0.0).__bool__(), (1.5).__neg__(), (2.5).__floordiv__(2), (1.5).__hash__() == hash(1.5))
print(0.1 + 0.2 - 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, round(0.1 + 0.2, 2) == 0.3, f"{0.1 + 0.2:.2f}" == "0.30", 1e-9 > 0, -1e-320 < 0)
import math
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.copysign(1, -0.0), math.fsum([0.1] * 10), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.fmod(-7, 3), math.remainder(7, 4), math.hypot(3, 4), math.nextafter(1.0, 2.0), math.ulp(1.0))


class F(float):
    def __eq__(self, other):
        return "custom eq"

    def __lt__(self, other):
        return "custom lt"

    __hash__ = float.__hash__


f = F(1.5)
print(f == 1, 1 == f, 1.5 == f, f < 1, 1 > f, f + 1, type(f + 1).__name__, f.is_integer(), F("2.5"), F(1) is not None)
for source in ("1.5 < 'a'", "1.5 == 'a'", "1.5 < None", "1.5 < [1]", "1.5 > 1j", "1.5 == 1.5 + 0j", "sorted([1.5, 'a'])", "max(1.5, None)", "(1.5).foo", "(1.5).is_integer(1)", "float.is_integer(1)", "float.is_integer('a')", "(1.5).real = 2", "(1.5)()"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            print(source, eval(source))
    except SyntaxError:
        print(source, "-> SyntaxError")
    except (TypeError, AttributeError) as error:
        print(source, "->", type(error).__name__, error)
