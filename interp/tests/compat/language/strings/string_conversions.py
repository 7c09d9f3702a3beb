"""str(), repr(), ascii(), chr(), ord(), hex and number conversions back and forth."""

values = [0, -5, 10 ** 20, 1.5, -0.0, 1e100, True, None, 1 + 2j, "text", "it's", 'say "hi"', "both ' and \"", "new\nline", "tab\t", "back\\slash", "\x00\x1f\x7f", "é日😀", b"bytes\xff", bytearray(b"ba"), [1, "a", None], (1,), (), {}, {"k": [1]}, set(), {5}, frozenset(), frozenset([5]), range(5), range(1, 9, 2), slice(1, None, 2), ..., NotImplemented, int, len, ValueError("x"), KeyError("k"), type(None), Exception]
for v in values:
    print(str(v), "|", repr(v), "|", ascii(v), "|", f"{v!s}" == str(v), f"{v!r}" == repr(v), "%s" % (v,) == str(v))
for v in (0, -5, 10 ** 20, 1.5, -0.0, 1e100, True, None, 1 + 2j, "it's", 'say "hi"', "new\nline\\", "\x00\x7fé😀", b"b\xff'", [1, "a", None], (1,), (), {}, {"k": [1, (2,)]}, {5}, ...):
    print(eval(repr(v)) == v, end=" ")
print()
print([chr(i) for i in (0, 9, 65, 255, 256, 0x10FFFF)], [ord(c) for c in "\0\tAÿĀ\U0010ffff"], all(ord(chr(i)) == i for i in range(0, 0xD800, 97)), chr(True), ord(b"a"), ord(bytearray(b"z")))
print(str(), str(""), str(5), str(b"x"), str(object=5), str(b"\xc3\xa9", "utf-8"), str(b"abc", encoding="ascii", errors="strict"), repr(str), str(str), str(int("5")) * 2)
print(int("5") + int(" 7 "), float("1.5e3"), complex("1+2j"), bool("False"), bool(""), list("abc"), tuple("ab"), set("a"), dict(["ab", "cd"]), bytes("é", "utf-8"), bytes([65, 66]), list(b"AB"), "".join(map(chr, b"AB")), [int(c) for c in "123"], int("".join(map(str, [1, 2, 3]))), str(123)[::-1], sum(map(int, str(2 ** 50))))
print(hex(255), oct(8), bin(5), int("ff", 16), int("0b101", 0), format(255, "b"), f"{255:#x}", "%x" % 255, hex(-1), float.hex(1.5), (255).to_bytes(2, "big").hex(), bytes.fromhex("00ff"), int(bytes.fromhex("ff").hex(), 16), b"\x01\x02".hex(":"), chr(int("41", 16)), "".join(f"{b:08b}" for b in b"Az"))
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\\"), repr("\n"), repr("\r\t"), repr("\x1b"), repr("\x80"), repr("\xa0"), repr("\u2028"), repr("\U0001f600"), ascii("\U0001f600"), repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\n\x00\x7f\x80"), repr(bytearray(b"'")))


class S:
    def __str__(self):
        return "S.str"

    def __repr__(self):
        return "S.réper"


s = S()
print(str(s), repr(s), ascii(s), [s], f"{s}", f"{s!a}", "%s %r %a" % (s, s, s), str([s]), str({s.__class__.__name__: s}), str((s,)))
for source in ("chr(-1)", "chr(1114112)", "chr('a')", "chr(1.5)", "chr()", "ord('')", "ord('ab')", "ord(65)", "ord(b'ab')", "ord(None)", "str(b'a', 'nope')", "str(5, 'utf-8')", "str('a', 'utf-8')", "str(b'\\xff', 'utf-8')", "str(1, 2, 3, 4)", "str(x=1)", "repr()", "repr(1, 2)", "ascii()", "hex(1.5)", "hex('a')", "bin(None)", "int('0x5')", "float('0x5')", "str(object=1, encoding='a')", "bytes('a')", "bytes(5, 'a')", "str(b'a', errors=5)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
