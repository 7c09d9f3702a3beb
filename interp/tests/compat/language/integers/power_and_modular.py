"""Powers: negative exponents, zero, three arguments, negative moduli, modular inverses."""

for base in (0, 1, -1, 2, -2, 10):
    print(base, [base ** e for e in range(6)], [pow(base, e) for e in (7, 8)])
for source in ("2 ** -1", "2 ** -2", "(-2) ** -1", "(-2) ** -3", "1 ** -5", "0 ** 0", "0 ** -1", "10 ** -2", "pow(2, -1)", "2 ** 0.5", "(-8) ** (1/3)", "4 ** 0.5", "0 ** 0.0", "2 ** True", "True ** 5", "(-1) ** 10**20", "1 ** 10**20", "0 ** 10**20", "2 ** -1074", "2 ** -1075", "10 ** -400"):
    try:
        print(source, "=", eval(source))
    except ZeroDivisionError as error:
        print(source, "->", error)
for a, e, m in ((2, 10, 1000), (3, 200, 13), (7, 0, 5), (7, 0, 1), (0, 0, 5), (0, 5, 7), (-3, 3, 10), (3, 3, -10), (-3, 3, -10), (2, 1000, 1), (2, 1000, -1), (10 ** 30, 5, 97), (5, 10 ** 30, 97), (2, 5, 10 ** 30)):
    print(a, e, m, pow(a, e, m))
for a, m in ((3, 7), (2, 5), (10, 17), (-3, 7), (3, -7), (1, 1), (5, 10 ** 9 + 7), (38, 97), (10 ** 20 + 1, 10 ** 9 + 7)):
    inverse = pow(a, -1, m)
    print(a, m, inverse, a * inverse % m == 1 % m, pow(a, -2, m), pow(a, -5, m))
for source in ("pow(2, -1, 4)", "pow(0, -1, 5)", "pow(6, -1, 9)", "pow(2, 3, 0)", "pow(2, -1, 0)", "pow(2.0, 3, 5)", "pow(2, 3.0, 5)", "pow(2, 3, 5.0)", "pow(2, 'a')", "pow('a', 2)", "pow(2)", "pow(2, 3, None)", "pow(2, 3, 'a')", "pow(1j, 2, 3)", "2 ** 'a'", "2 ** None", "[] ** 2", "pow(base=2, exp=5)", "pow(2, exp=5, mod=7)", "pow(2, b=3)"):
    try:
        print(source, "=", eval(source))
    except (ValueError, TypeError) as error:
        print(source, "->", type(error).__name__, error)


def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(pairs):
    r, m = 0, 1
    for ri, mi in pairs:
        r += (ri - r) * pow(m, -1, mi) % mi * m
        m *= mi
    return r, m


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(egcd(240, 46), crt([(2, 3), (3, 5), (2, 7)]), [n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(10 ** 18 + 9))
p, q, e = 61, 53, 17
n, d = p * q, pow(17, -1, (p - 1) * (q - 1))
cipher = [pow(ord(c), e, n) for c in "secret"]
print(n, d, cipher, "".join(chr(pow(c, d, n)) for c in cipher))
