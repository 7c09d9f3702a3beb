"""strip, removeprefix, removesuffix, center, ljust, rjust, zfill, expandtabs."""

s = "  \t hello \n "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("xxhixx".strip("x")), repr("xyxhiyx".strip("xy")), repr("xxhi".rstrip("x")), repr("abcabc".lstrip("ab")), repr("abc".strip("abc")), repr("".strip()), repr("  ".strip()), repr("a".strip("")), repr(s.strip(None)), repr("\u3000é\u2003".strip()), repr("www.example.com".strip("cmowz.")), repr("éaé".strip("é")), repr("\x00a\x00".strip("\x00")), repr("\x1ca\x85".strip()), repr("\u200ba".strip()))
print("TestHook".removeprefix("Test"), "TestHook".removesuffix("Hook"), "TestHook".removeprefix("Hook"), "aaa".removeprefix("a"), "aaa".removesuffix("aa"), "x".removeprefix("x") == "", "abc".removeprefix(""), "abc".removesuffix(""), "a".removesuffix("aa"), "file.tar.gz".removesuffix(".gz"))
for w in (0, 3, 4, 5, 8, 9):
    print(w, *(repr(f(w)) for f in ("abc".center, "abc".ljust, "abc".rjust, "abcd".center, "abc".zfill, "-ab".zfill, "+1".zfill, "".zfill, "".center)))
print("x".center(7, "*"), "xy".center(7, "é"), "x".ljust(3, "."), "x".rjust(3, "."), "--5".zfill(6), "-".zfill(3), " -5".zfill(6), "é".zfill(3), "日本".center(6, "·"), "abc".center(-5), "12.5".zfill(8), "ab".center(5, "-"), "abc".center(6, "-"))
for tab in (8, 4, 1, 0, -1):
    print(tab, repr("a\tbc\tdef\t\tg".expandtabs(tab)), repr("\tx\n\ty\r\tz".expandtabs(tab)))
print(repr("a\tb".expandtabs()), repr("\t".expandtabs(tabsize=3)), repr("1234567\t8".expandtabs()), repr("12345678\t9".expandtabs()), repr("é\tx".expandtabs(4)))
for source in ("'a'.strip(1)", "'a'.strip('a', 'b')", "'a'.center()", "'a'.center('5')", "'a'.center(5, '')", "'a'.center(5, 'ab')", "'a'.center(5, 1)", "'a'.ljust(5.0)", "'a'.zfill()", "'a'.zfill('5')", "'a'.removeprefix()", "'a'.removeprefix(1)", "'a'.removesuffix(('a',))", "'a'.expandtabs('x')", "'a'.expandtabs(1, 2)", "'a'.lstrip(b'a')", "'a'.center(width=5)", "'a'.rjust(3, b'x')"):
    try:
        print(source, repr(eval(source)))
    except TypeError as error:
        print(source, "->", error)
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("watermelon", 12, 20.25)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for i, r in enumerate(rows):
    print("| " + " | ".join(str(c).ljust(w) if j == 0 else str(c).rjust(w) for j, (c, w) in enumerate(zip(r, widths))) + " |")
    if i == 0:
        print("|" + "|".join("-" * (w + 2) for w in widths) + "|")
for i in range(1, 5):
    print(("*" * (2 * i - 1)).center(9).rstrip())


def dedent(text):
    lines = text.splitlines()
    margin = min((len(l) - len(l.lstrip()) for l in lines if l.strip()), default=0)
    return "\n".join(l[margin:] for l in lines)


print(dedent("    def f():\n        return 1\n\n    f()"))


def hexdump(data, width=8):
    for at in range(0, len(data), width):
        part = data[at:at + width]
        print(f"{at:04x}  {part.hex(' '):<{width * 3}} {''.join(chr(b) if 32 <= b < 127 else '.' for b in part)}")


hexdump("Grüße, Welt!\n".encode())
