"""Floats as text: the shortest repr, exponents, special values, float() parsing."""

for x in (0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e5, 1e15, 1e16, 1e17, 123456789012345680.0, 1e21, 1e22, 1e23, 1e100, 1e-4, 1e-5, 0.0001, 0.00001, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 0.5, 0.25, 1.1, 2.675, 1e308 * 10, -1e308 * 10, 3.14159265358979, 1.0000000000000002, 4.35, 4.349999999999999, 123456.789, 1e300 * 1e-300, 2 ** 0.5, 9.999999999999999e22, 1.23e-10, 12345678.9, 0.1 + 0.7, 4.1 * 100, 1.1 + 2.2):
    print(repr(x), str(x), f"{x}", [x], float(repr(x)) == x)
print(float("nan"), float("inf"), float("-inf"), -float("inf"), [float("nan")], float("inf") - float("inf"))
for text in ("1", "1.", ".5", "-1.5", "+2", " 3.5 ", "1e5", "1E5", "1e+5", "1e-5", "1_000.5", "1_0e1_0", "inf", "-inf", "Infinity", "-infinity", "iNf", "nan", "NaN", "-nan", "+nan", "1e400", "1e-400", "0x10" if False else "00.5", "٣.٥", "\t1\n", "1" * 30, "0." + "1" * 30, "123456789012345678", "9007199254740993", "1.7976931348623159e308", "4.9e-324", "2.4e-324", "2.5e-324", "179769313486231580793e289", "8.5", "0.1e1", "000", "1e0001"):
    print(repr(text), float(text))
print(float(), float(5), float(True), float(10 ** 20), float(b"1.5"), float(bytearray(b"2")), float("  -0  "))
for text in ("", " ", "1e", "e5", ".", "-", "1.2.3", "1,5", "0x1p3", "1__0", "_1", "1_", "1._5", "1_.5", "1e_5", "in f", "infin", "nano", "--1", "1 2", "abc", "1.5j", "½", "1e5.5", "+-1", "True", "None", "1\x00"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for value in (None, [], {}, "x", 1j, object, b"x", len):
    try:
        print(float(value))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(1e3, 1E3, 1.e3, .1e3, 1_0.5, 1e-3, 0e5, 0.0e-5, 1e0, 10.0e-1, 00.1, 1_2.3_4e1_0)
print((0.1).as_integer_ratio(), (0.5).as_integer_ratio(), (-2.5).as_integer_ratio(), (1e20).as_integer_ratio(), (0.0).as_integer_ratio(), (1e-10).as_integer_ratio())
print((0.1).hex(), (1.0).hex(), (-0.0).hex(), (255.5).hex(), (5e-324).hex(), (1e308).hex(), float("inf").hex(), float("nan").hex(), (0.5).hex(), (-3.75).hex(), (2.0 ** -1030).hex())
for text in ("0x1p3", "0x1.8p1", "-0x1.999999999999ap-4", "1.8", "0x.8", "0xFFp-4", "inf", "nan", "0x1p-1074", "0x1p1023", " 0x1p0 ", "1p2", "0x1.fffffffffffffp1023", "0x0.0000000000001p-1022"):
    print(text, float.fromhex(text))
for text in ("", "x", "0x", "0x1p", "0x1p1024", "0x1.8q"):
    try:
        print(float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)
