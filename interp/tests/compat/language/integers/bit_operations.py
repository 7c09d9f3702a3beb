"""Shifts and bit operations, with negative and very large numbers; bit_length and bit_count."""

values = [0, 1, -1, 5, -5, 255, -256, 2 ** 31, -2 ** 31, 2 ** 63, -2 ** 63, 2 ** 64 - 1, 10 ** 25, -10 ** 25]
for a in values:
    print(a, ~a, a.bit_length(), a.bit_count(), a << 3, a >> 2, a << 70, a >> 70, a >> 1000, a & 1)
for a in values[3:]:
    for b in (3, -4, 2 ** 40, -2 ** 40 - 1, 2 ** 70 + 1):
        print(a & b, a | b, a ^ b)
print(1 << 0, 1 << 100, 0 << 1000, -1 << 10, 5 >> 0, -5 >> 1, -1 >> 100, 7 >> 3, -8 >> 3, 1 << 64 >> 64, True << 3, 3 >> True)
print(5 & 3, 5 | 3, 5 ^ 3, 6 & ~2, -6 & 0xFF, ~0, ~-1, -1 & 2 ** 70 - 1, -1 ^ 2 ** 70, True & False, True | 2, True ^ True, type(True & True).__name__, type(True & 1).__name__)
for source in ("1 << -1", "1 >> -1", "1 << 1.0", "1.0 << 1", "1 & 1.0", "1 | 'a'", "~1.5", "1 ^ None", "-1 << -5", "0 << -1"):
    try:
        print(eval(source))
    except (ValueError, TypeError) as error:
        print(source, "->", type(error).__name__, error)


def to_bits(n, width):
    return "".join("1" if n >> i & 1 else "0" for i in reversed(range(width)))


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def gray(n):
    return n ^ n >> 1


print(to_bits(37, 8), to_bits(-1, 8), to_bits(-37, 8), popcount(2 ** 100 - 1), [gray(i) for i in range(8)], [bin(gray(i)) for i in range(4)])
flags = 0
READ, WRITE, EXEC = 1, 2, 4
flags |= READ | EXEC
print(flags, bool(flags & WRITE), bool(flags & READ), flags & ~READ, flags ^ EXEC)
print(bin(10), bin(-10), bin(0), hex(255), hex(-255), oct(8), oct(-8), bin(2 ** 70), hex(10 ** 20), bin(True))
state = 12345
for _ in range(5):
    state ^= state << 13 & 0xFFFFFFFF
    state ^= state >> 17
    state ^= state << 5 & 0xFFFFFFFF
    print(state, end=" ")
print()


def crc(data):
    c = 0xFFFFFFFF
    for byte in data:
        c ^= byte
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF


print(hex(crc(b"123456789")), hex(crc(b"")))
print([(-1) ** i * (1 << i) for i in range(5)], [n.bit_length() for n in (1, 2, 3, 4, 7, 8, -8)], (2 ** 200).bit_length(), (-(2 ** 200)).bit_length(), (2 ** 200 - 1).bit_count())
