"""abs, divmod, pow, round, sum of numbers, bin, oct, hex, int, float, complex, ord, chr, min, max."""

print([abs(x) for x in (-5, 5, -2.5, 0, -0.0, True, 3 + 4j, -10 ** 20, float("-inf"))])
print([divmod(a, b) for a, b in ((7, 2), (-7, 2), (7, -2), (7.5, 2), (-7.5, 2), (7, 2.5), (10 ** 20, 7), (True, 2), (5, float("inf")))])
print(pow(2, 3), pow(2, -1), pow(2.0, 3), pow(2, 0.5), pow(2, 10, 7), pow(3, -1, 7), pow(0, 0), pow(-2, 3), pow(1j, 2), pow(True, 2), pow(base=3, exp=2), pow(10, 20))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.7, -2.7, 1e10, 5, True)], [round(x, 1) for x in (0.25, 0.35, 1.05, -1.25, 5, 123.456)], round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(2.5, None), round(1.23456, 3), round(5.015, 2), round(1e-5, 3), round(123.456, -1), round(15, -1), round(25, -1))
print([bin(x) for x in (0, 5, -5, True, 2 ** 40)], [oct(x) for x in (0, 8, -8, 511)], [hex(x) for x in (0, 255, -255, 10 ** 20)])
print(int(3.9), int(-3.9), int("42"), int("-0b11", 2), int(" 7 "), int("z", 36), int(True), int(), float("1.5"), float(3), float("-inf"), float(), complex(1, 2), complex("1+2j"), complex(), bool([]), bool("a"))
print(chr(65), chr(8364), ord("A"), ord("€"), [chr(ord("a") + i) for i in range(5)], chr(0x10FFFF) == "\U0010ffff")
print(min(1, 2.5, True), max(1, 2.5, True), min(-0.0, 0.0), max(-0.0, 0.0), sum([0.1, 0.2, 0.3]), sum(range(100)), sum([1, 2.5, 3j]), max(3, 3.0), min(3.0, 3))
print(isinstance(round(1.5), int), isinstance(round(1.5, 1), float), type(abs(True)).__name__, type(divmod(True, True)[0]).__name__, type(pow(2, -1)).__name__, type(sum([])).__name__, type(round(True)).__name__)


class N:
    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return f"round {n}"

    def __divmod__(self, o):
        return "divmod"

    def __pow__(self, e, m=None):
        return f"pow {e} {m}"

    def __index__(self):
        return 10

    def __float__(self):
        return 1.5

    def __complex__(self):
        return 2j


n = N()
print(abs(n), round(n), round(n, 2), divmod(n, 1), pow(n, 2), pow(n, 2, 3), bin(n), hex(n), oct(n), int(n), float(n), complex(n), chr(n) == "\n", [0] * 11 == [0] * n + [0], range(n))
for source in ("abs('a')", "abs()", "abs(None)", "divmod(1, 0)", "divmod('a', 1)", "divmod(1j, 1)", "pow(0, -1)", "pow('a', 1)", "pow(2, 3, 0)", "pow(2, 1.5, 3)", "round('a')", "round(1.5, 'a')", "round(1j)", "round(float('nan'))", "round(float('inf'))", "bin(1.5)", "hex('a')", "oct(None)", "int('x')", "float('x')", "complex('x')", "chr(-1)", "ord('ab')", "int([])", "float({})", "int('12', 50)", "min(1, '1')", "sum('12')", "max(1j, 2j)", "int(1.5, 2)", "float('1', '2')", "round(1, 2, 3)", "pow()", "divmod(1)", "abs(-5, 1)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
