"""bytes: construction, indexing, slicing, operators, iteration, comparison."""

b = b"hello"
print(b, b[0], b[-1], b[1:3], b[::-1], b[:0], len(b), list(b), b + b" world", b * 2, 3 * b"ab", b"ll" in b, 104 in b, 0 in b, b == b"hello", b != b"x", b < b"help", b"" < b"\0", b"a" < b"b", b"Z" < b"a", max(b), min(b), sorted(b), hash(b) == hash(b"hello"), bool(b""), bool(b"\0"))
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65,)), bytes(range(65, 70)), bytes(b"copy"), bytes(bytearray(b"ba")), bytes("é", "utf-8"), bytes("é", "latin-1"), bytes("é", encoding="ascii", errors="ignore"), bytes(memoryview(b"mv")), bytes(i for i in b"gen"), bytes({1}), bytes(True), bytes([True]))
print(b"\x00\x01\t\n\r\x1f !~\x7f\x80\xff\\'", b'"', b"'", b"'\"", bytes(range(7, 14)), str(b"abc"), repr(b"a\\b"), f"{b!r}", f"{b}", "%s" % b, b.__repr__())
print(bytes.fromhex("00 ff Aa"), bytes.fromhex(""), bytes.fromhex(" 01\n02 "), b"\x00\xff".hex(), b"\x01\x02\x03\x04\x05".hex(":"), b"\x01\x02\x03\x04\x05".hex(" ", 2), b"\x01\x02\x03\x04\x05".hex("-", -2), b"".hex(), b"\xab".hex())
print([x for x in b"abc"], dict(zip(b"ab", "cd")), {b"k": 1}[b"k"], b"k" in {b"k": 1}, b"abc" == "abc", b"a" == 97, bytearray(b"a") == b"a", b"a" == memoryview(b"a"), {bytes([i]): i for i in range(2)}, list(enumerate(b"ab")), sum(b"abc"), [*b"xy"], tuple(b""), list(reversed(b"ab")), next(iter(b"z")))
x = y = b"ab"
x += b"c"
x *= 2
print(x, y, x[2:4], x[2], type(x[2]).__name__, type(x[2:3]).__name__, b"ab"[0:1] + b"c", b"a" b"b", b"%d-%s" % (5, b"x"))
print(b"caf\xc3\xa9".decode(), b"\xff".decode("latin-1"), b"a\xff".decode("ascii", "replace"), b"\xff\xfe".decode("utf-8", errors="ignore"), "é".encode() == b"\xc3\xa9", b"abc".decode("ascii"), b"".decode())
for source in ("b[10]", "b['a']", "b[1.0]", "b[0] = 1", "del b[0]", "b + 'a'", "b + 5", "b * b", "b - b", "b < 'a'", "b < 5", "'a' in b", "300 in b", "-1 in b", "[1] in b", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes([-1])", "bytes(['a'])", "bytes([1.5])", "bytes(1.5)", "bytes(None)", "bytes(1, 2)", "bytes(object())", "bytes.fromhex('0')", "bytes.fromhex('gg')", "bytes.fromhex('0 0')", "bytes.fromhex(5)", "b.hex('ab')", "b.hex(5)", "b.hex('é')", "b.x = 1", "b()", "b.append(1)", "b.upper(1)", "b + [1]", "b % 5", "b'%d' % 'a'", "b'%s' % 'a'", "b'%s' % 5", "b'%c' % 256", "b'%z' % 1", "bytes('a', 5)", "bytes(5, 'utf-8')", "bytes(encoding='a')", "b[::0]", "int(b'')", "ord(b'')", "'a' + b", "b.join(['a'])", "~b", "b ** 2", "b.encode()", "b.format()"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class HasBytes:
    def __bytes__(self):
        return b"from __bytes__"


class HasIndex:
    def __index__(self):
        return 3


print(bytes(HasBytes()), bytes(HasIndex()), bytes([HasIndex(), HasIndex()]), b"abcdef"[HasIndex()])


def checksum(data):
    total = 0
    for byte in data:
        total = (total >> 1) + ((total & 1) << 15) + byte & 0xFFFF
    return total


def b64(data):
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = bytearray()
    for i in range(0, len(data), 3):
        n = int.from_bytes(data[i:i + 3].ljust(3, b"\0"), "big")
        out += bytes(alphabet[n >> shift & 63] for shift in (18, 12, 6, 0))
    pad = -len(data) % 3
    return bytes(out[:len(out) - pad]) + b"=" * pad


print(checksum(b"The quick brown fox"), [b64(s) for s in (b"", b"f", b"fo", b"foo", b"foobar", b"\xff\x00")], bytes(a ^ k for a, k in zip(b"secret", b"keykey")).hex())
