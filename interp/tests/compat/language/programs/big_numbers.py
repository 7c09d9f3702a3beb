"""Digits of pi and e, factorials, Fibonacci numbers, perfect powers with big integers."""


def pi_digits(n):
    """Gibbons' spigot."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while n:
        if 4 * q + r - t < m * t:
            yield m
            n -= 1
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def machin(digits):
    unity = 10 ** (digits + 10)

    def arctan_inverse(x):
        total = term = unity // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total
    return 4 * (4 * arctan_inverse(5) - arctan_inverse(239)) // 10 ** 10


def e_digits(digits):
    unity = 10 ** (digits + 5)
    total = term = unity
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10 ** 5


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def factorial(n):
    def product(lo, hi):
        if lo >= hi:
            return 1
        if hi - lo == 1:
            return lo
        mid = (lo + hi) // 2
        return product(lo, mid) * product(mid, hi)
    return product(1, n + 1)


def fib(n):
    def pair(n):
        if n == 0:
            return 0, 1
        a, b = pair(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)
    return pair(n)[0]


def karatsuba(x, y):
    if x < 2 ** 64 or y < 2 ** 64:
        return x * y
    n = max(x.bit_length(), y.bit_length()) // 2
    a, b = x >> n, x & (1 << n) - 1
    c, d = y >> n, y & (1 << n) - 1
    ac, bd = karatsuba(a, c), karatsuba(b, d)
    return (ac << 2 * n) + (karatsuba(a + b, c + d) - ac - bd << n) + bd


print("".join(map(str, pi_digits(100))))
print(machin(100), str(machin(200))[-20:])
print(e_digits(80))
print(isqrt(2 * 10 ** 100), isqrt(10 ** 60) == 10 ** 30)
print(factorial(30), len(str(factorial(500))), sum(map(int, str(factorial(200)))), factorial(100) // factorial(98))
print(fib(100), fib(300), len(str(fib(5000))), fib(1000) % 10 ** 12)
a, b = 3 ** 300 + 7, 7 ** 250 - 3
print(karatsuba(a, b) == a * b, a * b % (10 ** 9 + 7), (a * b).bit_length())
print([p for p in range(2, 130) if all(p % d for d in range(2, p)) and (lambda p: p == 2 or not [s := 4, [s := (s * s - 2) % (2 ** p - 1) for _ in range(p - 2)], s][-1])(p)])
print(next(n for n in range(1, 100) if len(str(2 ** n)) == 20), [n for n in range(1, 60) if str(2 ** n)[0] == "9"], sum(int(d) for d in str(2 ** 1000)), str(28433 * pow(2, 7830457, 10 ** 10) + 1)[-10:])


def continued_fraction(n, terms):
    a0 = isqrt(n)
    m, d, a, out = 0, 1, a0, [a0]
    while len(out) < terms:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        out.append(a)
    return out


def pell(n):
    h1, h, k1, k = 1, isqrt(n), 0, 1
    for a in continued_fraction(n, 60)[1:]:
        if h * h - n * k * k == 1:
            return h, k
        h1, h, k1, k = h, a * h + h1, k, a * k + k1


print(continued_fraction(2, 6), continued_fraction(61, 12), pell(7), pell(61), pell(13))
words = {1: "one", 2: "two", 3: "three"}
print(" ".join(words.get(int(d), d) for d in str(fib(40))), f"{factorial(25):,}", f"{2 ** 127 - 1:_x}")
