"""Integer division, modulo and divmod: signs, zero, big numbers, booleans."""

for a in (7, -7, 0, 1, -1, 6):
    for b in (2, -2, 3, -3, 7, -7, 10):
        q, r = a // b, a % b
        print(f"{a}//{b}={q} {a}%{b}={r} {divmod(a, b) == (q, r)} {q * b + r == a} {a / b:.4f}")
big = 10 ** 30 + 7
for a in (big, -big, 2 ** 64, -2 ** 64, 2 ** 63 - 1, -2 ** 63):
    for b in (10, -10, 3, 2 ** 32, -(2 ** 32), 10 ** 15 + 1, big, -big + 1, 2 ** 63):
        print(a // b, a % b, divmod(a, b))
print(big / 3, big / big, -big / 10 ** 30, 10 ** 400 // 10 ** 399, 10 ** 400 / 10 ** 399, 1 / 10 ** 400, 10 ** 308 / 10)
print(7 / 2, 6 / 3, -7 / 2, 0 / 5, 1 / 3, 2 ** 53 / 1, (2 ** 53 + 1) / 1, (2 ** 1000) / (2 ** 990))
print(True // True, True / 2, False % 5, divmod(True, 2), 5 // True, -True // 2)
print(7 // 2.0, -7 // 2.0, 7 % -2.5, -7.5 % 2, divmod(-7, 2.0), 7 // 0.5, 1e20 // 3, 5 % float("inf"), -5 % float("inf"))
for source in ("1 // 0", "1 % 0", "divmod(1, 0)", "1 / 0", "0 // 0", "10 ** 30 // 0", "10 ** 30 % 0", "True // False", "1 // 0.0", "1 % 0.0", "divmod(1, 0.0)", "10 ** 400 / 1"):
    try:
        print(eval(source))
    except (ZeroDivisionError, OverflowError) as error:
        print(source, "->", type(error).__name__, error)
print(sum(divmod(i, 7)[1] for i in range(-20, 20)), [i % 4 for i in range(-5, 6)], [i // 4 for i in range(-5, 6)])
n, digits = 98765432109876543210, []
while n:
    n, d = divmod(n, 1000)
    digits.append(d)
print(digits)
