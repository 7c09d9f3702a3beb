"""int(): from text in every base, white space, underscores, floats, other objects."""

for text in ("0", "7", "-7", "+7", "  42  ", "\t5\n", "1_000", "0_0", "00", "007", "-0", "٣", "１２３", "१२", "\u00a05\u2003"):
    print(repr(text), int(text))
for text, base in (("ff", 16), ("FF", 16), ("0xff", 16), ("0XFF", 16), ("-0xff", 16), ("101", 2), ("0b101", 2), ("17", 8), ("0o17", 8), ("z", 36), ("Zz", 36), ("12", 3), ("0xff", 0), ("0b11", 0), ("0o7", 0), ("12", 0), ("0", 0), ("0_1", 2), ("1_0", 16), ("  0x_f ", 0), ("b", 12), ("0b1", 16)):
    print(repr(text), base, int(text, base))
for value in (1.0, 1.9, -1.9, 1e10, 0.0, -0.0, True, False, b"12", bytearray(b" 7 "), 10 ** 20, 1e20, 123456789.99):
    print(repr(value), int(value))
print(int(), int("10"), int(10), int("10", base=5), int(b"ff", 16))
for source in ["int('')", "int(' ')", "int('1 2')", "int('1.0')", "int('1e5')", "int('0x1')", "int('0b1')", "int('a')", "int('_1')", "int('1_')", "int('1__0')", "int('+-1')", "int('+ 1')", "int('-')", "int('08', 0)", "int('01', 0)", "int('0x', 16)", "int('g', 16)", "int('2', 2)", "int('8', 8)", "int('1', 1)", "int('1', 37)", "int('1', -1)", "int('1', 2.0)", "int('1', None)", "int(1, 10)", "int(1.5, 10)", "int(None)", "int([])", "int({})", "int('x' * 5)", "int(1j)", "int(b'\\xff')", "int('1\\x00')", "int('½')", "int('²')", "int(float('inf'))", "int(float('-inf'))", "int(float('nan'))", "int('infinity')", "int('nan')", "int(object)", "int(len)", "int('\\n')", "int('1\\n2')", "int(bytearray())", "int('0_', 0)", "int('0__1', 0)", "int('٣', 2)"]:
    try:
        print(source, "=", eval(source))
    except (ValueError, TypeError, OverflowError) as error:
        print(source, "->", type(error).__name__, error)


class HasInt:
    def __int__(self):
        return 5


class HasIndex:
    def __index__(self):
        return 6


class HasTrunc:
    def __trunc__(self):
        return 7


class StrSub(str):
    pass


print(int(HasInt()), int(HasIndex()), int(StrSub("8")), int("11", HasIndex()))
n = 0
for base in range(2, 37):
    digits, value = "", 123456
    while value:
        value, d = divmod(value, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    n += int(digits, base) == 123456
print(n)
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), True.numerator, (-5).__abs__(), (5).__bool__(), (0).__bool__())
