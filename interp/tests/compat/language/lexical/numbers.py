"""Numeric literals: every base, underscores, floats, exponents, imaginary numbers."""

print(0, 00, 0_0, 7, 1_000_000)
print(0x0, 0xff, 0XFF, 0xDead_Beef, 0x_f)
print(0o17, 0O17, 0o7_7, 0o_1)
print(0b101, 0B11, 0b1111_0000, 0b_1)
print(123456789012345678901234567890)
print(0xffffffffffffffffffffffff)
print(1_0.0_1, 1.5, .5, 5., 0.0, 00.5, 010.5)
print(1e3, 1E3, 1e+3, 1e-3, 1_0e1_0, .5e1, 5.e-1)
print(1e308, 1e309, -1e309, 1e-400)
print(1j, 1J, 0j, 3.5j, 1e2j, .5j, 00j, 1_0j)
print(type(1).__name__, type(1.).__name__, type(1j).__name__)
print(1 .real, 1.0.real, 1.5.is_integer(), (3).bit_length())
print(3 .bit_length(), 0xf.bit_length())
print(-1, - 1, --1, +-+1, ~5, ~-5)
print(-2 ** 2, (-2) ** 2, 2 ** -1)
print(1 if(True)else 2, [1 for x in(1, 2)])
print(9007199254740993, 9007199254740993.0)
print(0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e16, 1e15, 123456789.123456789)
print(1e22, 1e21, 1.0e-4, 1.0e-5, 0.00001234)
print(5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)
print(0.1e1, 1.e1, 1e0)


for source in ["0_0", "0x1_f", "1_2.3_4", "1_2e3_4", "0b_0", "00", "000_0", "0e0", "1_1j", "0_0.0"]:
    print(source, "->", repr(eval(source)))

print(int("0b101", 0), int("0o17", 0), int("0xff", 0), int("17", 0), int("0", 0), int("00", 0))
