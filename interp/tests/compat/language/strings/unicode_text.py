"""Text beyond ASCII: code points, combining marks, encoding, decoding, error handlers, sorting."""

texts = ["naïve", "e\u0301", "日本語", "😀👍🏽", "Ωmega", "עברית", "a\u200db", "\U0010ffff", "ﬀ", "Ǆ"]
for t in texts:
    print(ascii(t), len(t), [hex(ord(c)) for c in t], ascii(t[::-1]), ascii(t.upper()), len(t.encode()), len(t.encode("utf-16-le")), t.encode("utf-8"))
print(chr(233), chr(0x1F600), ord("é"), ord("😀"), chr(65), [chr(c) for c in (9731, 128512)], "\N{SNOWMAN}", "\x41\u0042\U00000043")
for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "latin-1", "ascii", "utf-8-sig", "iso-8859-1", "UTF8", "cp1252", "utf_8", "U8", "L1"):
    try:
        data = "aé€".encode(encoding)
        print(encoding, data, data.decode(encoding))
    except UnicodeError as error:
        print(encoding, "->", type(error).__name__, error)
for handler in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    try:
        print(handler, "aé€😀b".encode("ascii", handler), "aé€".encode("latin-1", errors=handler))
    except UnicodeEncodeError as error:
        print(handler, "->", error)
for data in (b"ok", b"\xff", b"a\xffb", b"\xe2\x82", b"\xe2\x82\xac", b"\xc3", b"\xc3\x28", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"a\x80\x80b", b"\xe2\x28\xa1", b""):
    try:
        print(data, ascii(data.decode()))
    except UnicodeDecodeError as error:
        print(data, "->", error)
    print(*(ascii(data.decode("utf-8", h)) for h in ("ignore", "replace", "backslashreplace")), ascii(data.decode("latin-1")))
for source in ("'a'.encode('nope')", "b'a'.decode('nope')", "'é'.encode('ascii', 'nope')", "b'\\xff'.decode('ascii')", "b'\\xff'.decode('ascii', 'replace')", "b'abc'.decode('utf-16')", "b'\\xff\\xfea\\x00'.decode('utf-16')", "b'\\xfe\\xff\\x00a'.decode('utf-16')", "b'\\xef\\xbb\\xbfx'.decode('utf-8-sig')", "b'\\xef\\xbb\\xbfx'.decode()", "str(b'a')", "str(b'\\xc3\\xa9', 'utf-8')", "str(b'\\xff', 'ascii', 'ignore')", "str(b'a', errors='strict')", "str(bytearray(b'x'), 'ascii')", "'a'.encode(5)", "b'a'.decode(5)", "'a'.encode('ascii', 5)", "'é'.encode(errors='ignore')", "bytes('é', 'latin-1')", "bytes('é', 'ascii', 'replace')", "'€'.encode('cp1252')", "b'\\x80'.decode('cp1252')", "'x'.decode()", "b'x'.encode()"):
    try:
        print(source, "=", ascii(eval(source)))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
words = ["zebra", "Äpfel", "apple", "Zoo", "éclair", "etude", "日本", "Ω", "123", "_x", "ß"]
print(sorted(words), sorted(words, key=str.casefold), sorted(words, key=len), max(words), min(words))
print("é" == "e\u0301", "é" in "café", "e" in "e\u0301", "ß" == "ss", "ß".casefold() == "ss", "\u212b" == "\xc5", "Å" == "\u212b", "A" < "a" < "é" < "日" < "😀", "ﬁ" == "fi")
s = "a😀b日c"
print(s[1], s[1:3], s[::-1], s.index("日"), s.split("😀"), s.center(9, "*"), f"{s:>8}|{s:.2}|{s!a}", s.replace("😀", ":)"), list(s), s.partition("日"), s.find("c"), s * 2, s.zfill(7), "😀" * 3, s.isprintable(), s.isascii(), "é".isalpha(), s.encode().decode() == s)
counts = {}
for c in "Überraschungsmöglichkeiten".casefold():
    counts[c] = counts.get(c, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:6])
print(repr("\t\n\r\x00\x1b\x7f\x80\xa0\xad\u0378\u200b\u2028\ufeff\ufffd\ue000\U000e0001é日😀\\'\""), ascii("é\u20ac\U0001f600\n"))
