"""int.to_bytes and int.from_bytes: both orders, signs, lengths, errors."""

for n in (0, 1, 127, 128, 255, 256, 65535, 2 ** 31, 2 ** 64 - 1, 10 ** 20):
    length = max(1, (n.bit_length() + 7) // 8)
    big, little = n.to_bytes(length, "big"), n.to_bytes(length, "little")
    print(n, big, little, int.from_bytes(big, "big") == n, int.from_bytes(little, "little") == n, big == little[::-1])
for n in (-1, -128, -129, -256, -32768, 127, 128, -10 ** 20):
    length = (n.bit_length() // 8) + 1
    data = n.to_bytes(length, "big", signed=True)
    print(n, data, int.from_bytes(data, "big", signed=True), int.from_bytes(data, "big"))
print((5).to_bytes(), (5).to_bytes(3), (0).to_bytes(0, "big"), (1).to_bytes(length=2, byteorder="little"), (1024).to_bytes(10, "big"), True.to_bytes(1, "big"))
print(int.from_bytes(b""), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 2], "little"), int.from_bytes((255,), "big", signed=True), int.from_bytes(bytearray(b"\xff\x00"), "big"), int.from_bytes(memoryview(b"ab"), "big"), int.from_bytes(iter([1, 0]), "big"), int.from_bytes(bytes=b"\x10", byteorder="big"))
for source in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(128).to_bytes(1, 'big', signed=True)", "(-129).to_bytes(1, 'big', signed=True)", "(1).to_bytes(-1, 'big')", "(1).to_bytes(1, 'middle')", "(1).to_bytes(1, 5)", "(1).to_bytes('a', 'big')", "int.from_bytes('ab', 'big')", "int.from_bytes([256], 'big')", "int.from_bytes(['a'], 'big')", "int.from_bytes(b'a', 'up')", "int.from_bytes(5, 'big')", "int.from_bytes()", "int.from_bytes(b'', 'big', True)"):
    try:
        print(source, eval(source))
    except (OverflowError, ValueError, TypeError) as error:
        print(source, "->", type(error).__name__, error)


def pack(*fields):
    return b"".join(value.to_bytes(size, "big") for value, size in fields)


def unpack(data, *sizes):
    out, at = [], 0
    for size in sizes:
        out.append(int.from_bytes(data[at:at + size], "big"))
        at += size
    return out


packet = pack((1, 1), (513, 2), (2 ** 24 + 5, 4), (0, 1))
print(packet, packet.hex(" "), unpack(packet, 1, 2, 4, 1))


def varint(n):
    out = bytearray()
    while True:
        out.append(n & 0x7F | (0x80 if n > 0x7F else 0))
        n >>= 7
        if not n:
            return bytes(out)


def unvarint(data):
    return sum((b & 0x7F) << 7 * i for i, b in enumerate(data))


for n in (0, 127, 128, 300, 2 ** 32, 2 ** 70):
    print(n, varint(n).hex(), unvarint(varint(n)) == n)
text = "größe"
n = int.from_bytes(text.encode(), "big")
print(n, n.to_bytes((n.bit_length() + 7) // 8, "big").decode())
