"""Integers as text: str, repr, format specs, percent formats, bases, digit grouping."""

for n in (0, 5, -5, 1234567, -1234567, 10 ** 18, -10 ** 25):
    print(str(n), repr(n), f"{n:d}", f"{n:,}", f"{n:_}", f"{n:+}", f"{n: }", f"{n:>12}", f"{n:<12}|", f"{n:^12}|", f"{n:012}", f"{n:=+12}")
    print(f"{n:b}", f"{n:#b}", f"{n:o}", f"{n:#o}", f"{n:x}", f"{n:#x}", f"{n:X}", f"{n:#X}", f"{n:_x}", f"{n:#_b}", f"{n:e}", f"{n:.2f}", f"{n:g}", f"{n:%}")
    print("%d %i %u %5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%s|%r|%e|%.1f|%g" % ((n,) * 18))
print(bin(5), oct(5), hex(5), bin(-5), hex(-255), format(255, "x"), format(255, "#010x"), format(-255, "#010x"), format(5, "08b"), format(0, "#b"), format(65, "c"), format(True, "d"), format(12345, ",d"))
print("%c%c" % (72, "i"), "%5c|%-5c|" % ("a", 98), "%%", "%d%%" % 50, "%03d" % -5, "%+05d" % 5, "%x" % 255, "%.3d" % 5, "%08.3d" % -5, "%d" % 3.99, "%d" % -3.99, "%d" % True, "%s" % True, "%-10d|" % 42, "%*d|%-*d|" % (6, 1, 6, 2))
print("{:>+8,}|{:*^10}|{:0>5}|{:<5}|{:5}|{:05}|{:x>8b}".format(1234, 5, 42, 7, 8, -9, 5))
print(str(2 ** 100), f"{2 ** 100:,}", f"{2 ** 100:_x}", f"{2 ** 64:#b}", f"{10 ** 30:e}", f"{10 ** 30:.0f}", f"{123456789:.3e}", f"{12345678:n}", f"{1e15:.0f}")
for spec in ("s", ".2d", "z", "c,", ",b", "_c", "q", "5.3x", "+c", "#c", ",_", "10.", "-+", "ss", "=s"):
    try:
        print(spec, format(5, spec))
    except ValueError as error:
        print(spec, "->", error)
for n in (-1, 0x110000, 10 ** 30):
    try:
        print(format(n, "c"))
    except OverflowError as error:
        print(error)


def words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + words(n % 10) if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            return f"{words(n // size)} {name}" + (f" {words(n % size)}" if n % size else "")


def roman(n):
    out = ""
    for value, text in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + text, n - value
    return out


print(words(0), words(-13), words(342), words(1_000_001), words(987654321), [roman(n) for n in (4, 9, 14, 1994, 2024, 3999)])
