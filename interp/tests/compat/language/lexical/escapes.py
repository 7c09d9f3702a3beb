"""Escape sequences in text and bytes literals, and how repr shows them again."""

print(repr("\a\b\f\n\r\t\v\\\'\""))
print([ord(c) for c in "\a\b\f\n\r\t\v\\\'\""])
print(repr("\0"), repr("\00"), repr("\000"), repr("\0000"))
print(repr("\1\12\123\101\1234"))
print("\x41\x42\x7a", repr("\x00\x1f\x7f\x80\xa0\xff"))
print("\u0041\u00e9\u20ac", "\U0001F600\U00000041")
print("\N{LATIN SMALL LETTER A}\N{EURO SIGN}\N{greek small letter alpha}\N{SNOWMAN}")
print(len("\N{GRINNING FACE}"), "\N{GRINNING FACE}" == "\U0001F600")
print(repr("a\
b"))
print(repr("\777"), ord("\777"), ord("\377"))
print(repr(b"\a\b\f\n\r\t\v\\\'\""))
print(repr(b"\101\x41\0\377"))
print(b"\u0041" == b"\\u0041", len(b"\u0041"), len(b"\N{DASH}"))
print(repr("\u200b\u00ad\u2028\ufeff\u3000"))
print(repr("\u0300a\u0301"))
print(repr("é漢😀\U000e0001"), ascii("é漢😀"))
print(ascii("\x7f\x80\xff\u0100\uffff\U00010000"))
print(repr(chr(0x378)), repr("\U0010ffff"))
print(r"\d\w\s", len(r"\d"))
print(repr("tab\tquote'dq\"bs\\"))
print(list("a\x62\143\u0064\U00000065"))
print(repr(f"\x41{1}\n\t\u0042\N{BULLET}"))
print(repr(fr"\x41{1}\n"), repr(rf"\{1}"))
print("a\tb".expandtabs(4), "\u00e9" == "é", "e\u0301" == "é")

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(eval(r"'\d\q\8'"))
    print(eval(r"b'\d\q'"))
