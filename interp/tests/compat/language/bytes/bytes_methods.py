"""The text-like methods of bytes and bytearray."""

b = b"The cat sat on the mat"
print(b.find(b"at"), b.rfind(b"at"), b.find(b"zz"), b.find(116), b.index(b"sat"), b.rindex(97), b.count(b"at"), b.count(116), b.count(b""), b.find(b"", 5), b.startswith(b"The"), b.startswith((b"x", b"T")), b.endswith(b"mat"), b.endswith(b"cat", 0, 7), b.find(b"at", 6, 10))
print(b.split(), b.split(b"at"), b.split(b" ", 2), b.rsplit(None, 1), b"a,b,,c".split(b","), b"".split(), b"".split(b","), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True), b"k=v=w".partition(b"="), b"k=v=w".rpartition(b"="), b"none".partition(b"="), b", ".join([b"a", b"b"]), b"".join([]), b"-".join((b"x", bytearray(b"y"))))
print(b.replace(b"at", b"og"), b.replace(b"at", b"og", 1), b.replace(b"", b"-")[:9], b"aaa".replace(b"aa", b"b"), b.upper(), b.lower(), b.title(), b.capitalize(), b.swapcase(), b"  x \t\n".strip(), b"xxaxx".strip(b"x"), b"xxa".lstrip(b"x"), b"abcab".rstrip(b"ab"), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
print(b"ab".center(6, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"-5".zfill(5), b"a\tb".expandtabs(4), b"ab".center(1), b"7".zfill(3), b"\xe9".upper(), b"\xc3\xa9".title())
print(*(f"{v}:" + "".join("x" if getattr(v, m)() else "." for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii")) for v in (b"", b"abc", b"ABC", b"12", b"a1", b" \t\n\x0b\x0c\r", b"Title Case", b"\xe9", b"a b", b"A1")))
table = bytes.maketrans(b"abc", b"xyz")
print(b"aabbcc".translate(table), b"hello".translate(None, b"l"), b"abc".translate(table, b"b"), b"abc".translate(table, delete=b"c"), len(table), table[97:100])
ba = bytearray(b"Hello")
print(ba.upper(), ba.find(b"l"), ba.split(b"l"), ba.replace(b"l", b"L"), ba.strip(b"Ho"), ba.join([b"a", b"b"]), ba.decode(), ba.hex(), ba.title(), ba.center(9, b"-"), ba.partition(b"l"), ba.startswith(b"He"), ba.isalpha(), ba.translate(None, b"l"), ba.swapcase(), type(ba.upper()).__name__, ba.splitlines(), ba.count(108), ba.removeprefix(b"He"), ba.zfill(8))
for source in ("b.find('at')", "b.find(300)", "b.find(-1)", "b.find(None)", "b.index(b'zz')", "b.rindex(b'zz')", "b.split('a')", "b.split(b'')", "b.split(5)", "b.replace('a', 'b')", "b.replace(b'a')", "b.replace(b'a', 'b')", "b.join(['a'])", "b.join([5])", "b.join(5)", "b.startswith('T')", "b.startswith((b'a', 'b'))", "b.startswith(5)", "b.strip('x')", "b.strip(5)", "b.center(5, 'x')", "b.center(30, b'xy')", "b.ljust('5')", "b.translate(b'short')", "b.translate(5)", "bytes.maketrans(b'ab', b'c')", "bytes.maketrans('a', 'b')", "b.partition(b'')", "b.partition('x')", "b.count('a')", "b.count(256)", "b.decode('nope')", "b.decode(5)", "b.upper(1)", "b.zfill()", "b.expandtabs('a')", "b.isalpha(1)", "b.removeprefix('a')", "b.nothing()", "bytes.upper('a')", "b.splitlines(1, 2)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
request = b"GET /index.html?a=1&b=%20 HTTP/1.1\r\nHost: example.org\r\nAccept: */*\r\n\r\nbody"
head, _, body = request.partition(b"\r\n\r\n")
line, *headers = head.split(b"\r\n")
method, target, version = line.split()
fields = {k.lower().decode(): v.strip().decode() for k, _, v in (h.partition(b":") for h in headers)}
print(method, target.partition(b"?")[::2], version, fields, body)


def percent_decode(data):
    parts = data.split(b"%")
    return parts[0] + b"".join(bytes.fromhex(p[:2].decode()) + p[2:] for p in parts[1:])


print(percent_decode(b"a%20b%C3%A9%2f"), percent_decode(b"caf%C3%A9").decode())
