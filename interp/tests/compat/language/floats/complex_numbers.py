"""Complex numbers: literals, arithmetic, powers, parsing, repr, formatting, comparison."""

for z in (0j, 1j, -1j, 1 + 2j, 1 - 2j, -1.5 + 0.5j, 3 + 0j, complex(0.0, -0.0), complex(-0.0, 1), 1e20 + 1e-7j, complex("inf"), complex("nan"), complex(1, float("inf")), complex(float("nan"), -float("inf")), 1e16j):
    print(z, repr(z), str(z), f"{z}", [z], bool(z))
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, -a, +a, abs(a), a.real, a.imag, a.conjugate(), a == b, a != b, a == 3 + 4j, 5 + 0j == 5, 5 == 5 + 0j, 5.0 == 5 + 0j, hash(5 + 0j) == hash(5), 1j == 1)
print(a + 1, 1 + a, a * 2.5, 2.5 * a, a - 1, 1 - a, a / 2, 2 / a, a ** 0, a ** 1, a ** -1, a ** 0.5, 2 ** a, 1j ** 2, 1j ** 1j, 0j ** 0, (-1) ** 0.5, (-8) ** (1 / 3), True + 1j)
print(complex(), complex(1), complex(1, 2), complex(1.5), complex(True), complex(imag=2), complex(real=1), complex(1j, 1j), complex(1, 1j), complex(1 + 2j, 3), complex(3, 4) == a)
for text in ("1", "1j", "j", "-j", "+j", "1+2j", "1-2j", "-1.5e3+2.5e-3j", " 1+2j ", "(1+2j)", " ( 1j ) ", "inf+nanj", "nan", "infj", "1J", "1e5j", "1_0+2_0j", "+1-1j", "-0-0j"):
    print(repr(text), complex(text))
for text in ("", "1 + 2j", "1+2", "1+j2", "a", "1+2i", "1j+1", "(1+2j", "1+2j)", "()", "1++2j", "j1", "1e", "--1", "1+2jj", "1_", "_1j"):
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), "->", error)
print(f"{a:.2f} {a:g} {a:e} {a:+.1f} {a:>15} {a:<15}| {a:^15}| {a:.1e} {1.5 - 2.5j:,} {a!r:>10} {1234567 + 1j:,.1f} {0j:.3} {1 / 3 + 1j:.3}")
print("%s %r" % (a, b), str(-0.0 - 0j), 1 + -0j, -(1 + 0j), 0j * -1, complex(-0.0, -0.0), -0j, 1 - 0j, (-1 + 0j).conjugate())
print((1 + 2j) * (3 - 1j), (1 + 1j) ** 10, (0.5 + 0.5j) ** 3, abs(-3 - 4j), abs(1e200 + 1e200j), abs(complex("inf")), 1e200j * 1e200, (1 + 2j) / (3 + 4j), 1 / 1j, (2 + 0j) ** 0.5, (1 + 2j) ** (1 + 0j))
for source in ("a < b", "a > 1", "1 < a", "a // b", "a % b", "divmod(a, b)", "int(a)", "float(a)", "round(a)", "a < 1.0", "sorted([a, b])", "max(a, b)", "a / 0", "a ** 2 % 3", "0j ** -1", "0j ** 1j", "complex('1', 2)", "complex(1, '2')", "complex([])", "complex(None)", "a & 1", "~a", "a << 1", "a + 'x'", "a.real = 1", "a.nothing", "math.sqrt(a)", "pow(a, 2, 3)", "'%d' % a", "'%f' % a", "format(a, 'd')", "format(a, '05')", "format(a, '%')", "format(a, '=10')", "range(a)", "[1][a]", "hex(a)", "complex(1, 2, 3)", "a @ b", "len(a)"):
    try:
        import math
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


print(complex(C()), complex(F()), complex(F(), F()), C().__complex__() + 1, {1 + 2j: "k"}[1 + 2j], {1: "int"}[1 + 0j], 1 + 0j in [1], sum([1j, 2, 3.5]), [1j, 2j].index(2j), (1j).__add__(1), (1j).__eq__(1j), (1j).__eq__("a"))


def mandelbrot(c, limit=50):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


for y in range(-6, 7, 2):
    print("".join(" .:-=+*#%@"[min(mandelbrot(complex(x / 12, y / 6)) // 5, 9)] for x in range(-26, 10)).rstrip() + "|")


def dft(xs):
    n = len(xs)
    w = [1, -1j, -1, 1j]
    return [sum(x * w[j * k % 4] for j, x in enumerate(xs)) for k in range(n)]


print(dft([1, 2, 3, 4]), dft(dft([1, 0, 0, 0])))
