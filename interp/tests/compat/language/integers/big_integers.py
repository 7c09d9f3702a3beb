"""Very large integers: arithmetic, comparisons, conversions, identities."""

a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -a, a ** 3)
print(a < b, a == a + 0, -a < a, a != b, max(a, b) == b, a == float(a), a > 1e29, a < float("inf"))
print(2 ** 128, 2 ** 128 - 1, -(2 ** 128), 3 ** 100, 7 ** 77, (2 ** 64) ** 4, (-3) ** 51, (-3) ** 50)
print((a + b) ** 2 == a * a + 2 * a * b + b * b, (a * b) // b == a, divmod(a * b + 5, b) == (a, 5), (a << 100) >> 100 == a, -(-a) == a, a ^ a, a & a == a, a | 0 == a)
f = 1
for i in range(1, 61):
    f *= i
print(f, len(str(f)))
x, y = 0, 1
for _ in range(300):
    x, y = y, x + y
print(x)
print(2 ** 63 - 1 + 1, -2 ** 63 - 1, 2 ** 62 * 2, 2 ** 63 * -1, (2 ** 63 - 1) * (2 ** 63 - 1), 9223372036854775807 + 1, -9223372036854775808 - 1, -(-9223372036854775808), abs(-9223372036854775808), 4294967296 * 4294967296, 3037000500 ** 2)
print(9223372036854775807 // -1, -9223372036854775808 // -1, -9223372036854775808 % -1, 2 ** 64 % 2 ** 63, -2 ** 63 >> 63, 2 ** 31 * 2 ** 31, sum([2 ** 62] * 4), sum(range(10 ** 6)))
print(int("9" * 50) + 1, int("-" + "1" * 40), str(10 ** 40), repr(-10 ** 40), f"{10 ** 20:,}", f"{2 ** 100:x}", f"{2 ** 70:b}", "%d" % 10 ** 0, "%d" % (10 ** 30), int(hex(2 ** 90), 16) == 2 ** 90, int(oct(3 ** 60), 8) == 3 ** 60)
print(float(2 ** 100), float(10 ** 22), float(10 ** 23), int(1e25), int(1.5e300) % 1000, float(2 ** 53 + 1), float(2 ** 1023), hash(2 ** 200) == hash(2.0 ** 200))
print(a + 1.5, a * 0.5, a / b, b / a, a ** 0.5, a // 1e10, 10 ** 25 + 0.0, 2 ** 0.5, 10 ** -3, (2 ** 100) ** -1)
print(pow(2, 1000, 10 ** 9 + 7), pow(3, 10 ** 18, 998244353), pow(a, b, 1000003), pow(-2, 3, 7), pow(2, 3, -5), pow(5, 0, 1))


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


print(isqrt(10 ** 40), isqrt(2 * 10 ** 40), isqrt(a))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(a, b), gcd(2 ** 100, 6 ** 50) == 2 ** 50)
d = {2 ** 70: "big", -2 ** 70: "negative"}
print(d[2 ** 70], d[-(2 ** 70)], 2 ** 70 in d, 2.0 ** 70 in d, sorted([2 ** 70, -2 ** 70, 5, 1e19, 2 ** 65]))
print([len(str(2 ** k)) for k in range(0, 400, 50)], sum(map(int, str(2 ** 1000))), str(3 ** 200)[::-1][:20], (10 ** 50 + 1) % 97, (10 ** 100 - 1) // 9 % 10 ** 6)
for source in ("float(10 ** 309)", "10 ** 400 * 1.5", "10 ** 400 + 1.0", "int('1' * 4301)", "range(10 ** 30)[5]", "len(range(10 ** 30))", "[0] * 10 ** 30", "10 ** 400 < 1.5", "10 ** 400 == float('inf')", "round(10 ** 30, -29)", "10 ** 30 % 7.0"):
    try:
        print(source, eval(source))
    except (OverflowError, ValueError, MemoryError) as error:
        print(source, "->", type(error).__name__, error)
