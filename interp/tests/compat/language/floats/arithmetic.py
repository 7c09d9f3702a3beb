"""Float arithmetic: rounding errors, floor division and modulo with signs, overflow, mixing with ints."""

print(0.1 + 0.2, 0.1 * 3, 1.1 - 1.0, 0.3 - 0.1, 1e16 + 1, 1e16 + 2, 0.1 + 0.2 == 0.3, 1.0 + 1e-16 == 1.0, sum([0.1] * 10), 0.1 * 10, 3 * 1.1, 1 / 3 * 3, 49 * (1 / 49))
for a in (7.5, -7.5, 0.0, 1e10, 5.0):
    for b in (2, -2, 0.5, -2.5, 3.0, 1e300):
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(-0.0, 0.0 == -0.0, 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, -0.0 * -1, 0.0 // -1, -0.0 // 1, -1 % 1.0, 0 * -1.0, abs(-0.0), -(0.0), 5.0 % -5, -5.0 % 5, -1e-20 % 1.0, 1e-20 // -1)
inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf // 1, 5 // inf, -5 // inf, 5 % inf, -5 % inf, inf % 5, inf ** 0, 0 ** inf if False else 0.0 ** inf, 1 ** nan, nan ** 0, inf ** -1, 2 ** inf, 0.5 ** inf, (-2) ** inf, divmod(5, inf), divmod(-5, inf))
print(nan + 1, nan * 0, nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, not nan, nan is nan, max(nan, 1), max(1, nan), min(nan, 1), sorted([3, 1, 2], key=lambda x: -x), [nan] == [nan], abs(nan), -nan)
print(1e308 * 10, -1e308 * 10, 1e-320 / 10, 1e-320 / 1e10, 5e-324 / 2, 1e200 * 1e200, 1e308 + 1e308, 2.0 ** 1023, 2.0 ** -1074, 2.0 ** -1075)
for source in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "0.0 / 0.0", "inf / 0", "nan / 0", "10.0 ** 400", "2.0 ** 1024", "0.0 ** -1", "(-8.0) ** (1 / 3)", "(-1.0) ** 0.5", "(-2.0) ** 2", "(-2.0) ** -3", "1e300 ** 2", "1.5 << 1", "1.5 & 1", "~1.5", "1.5 + 'a'", "1.5 + None", "1.5 < 'a'", "1.5 % 'a'", "-'a'", "1.5[0]" if False else "len(1.5)", "round(inf)", "int(nan)", "10 ** 400 + 1.0", "1.0 + 10 ** 308"):
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(2 ** 0.5, 2 ** -0.5, 4.0 ** 0.5, 8 ** (1 / 3), 10 ** -1, 10.0 ** 2, 0.0 ** 0, (-8) ** 3.0, 1e10 ** 3, 1.1 ** 10)
print(1 + 1.0, 2 * 0.5, 3 - 1.5, 7 / 2, 7 // 2.0, True + 0.5, 10 ** 20 + 0.5, 10 ** 16 + 1.0, 2 ** 53 + 1.0, 5 % 2.5, type(1 + 1.0).__name__, type(4.0 // 2).__name__, type(2 ** -1).__name__, type(round(2.0)).__name__)
x = 1.5
x += 1; x *= 2; x -= 0.5; x /= 3; x **= 2; x //= 1; x %= 3
print(x)
total = 0.0
for i in range(1, 1001):
    total += 1 / i
print(total, sum(1 / i for i in range(1000, 0, -1)))
a, b = 1.0, 0.0
for _ in range(50):
    a, b = b, a * 0.9 + b * 0.1
print(a, b)


def newton(f, df, x):
    for _ in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-15:
            break
    return x


print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: x ** 3 - x - 2, lambda x: 3 * x ** 2 - 1, 1.5))
print(sum(0.1 for _ in range(100)), sum([1e100, 1.0, -1e100]), sum([1e16, 1, 1]), (0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3))
