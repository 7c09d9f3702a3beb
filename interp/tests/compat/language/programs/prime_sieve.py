"""Sieves: simple, segmented, linear, wheel; factorisation and functions of numbers."""


def simple(n):
    marks = [True] * (n + 1)
    marks[0] = marks[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            marks[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, m in enumerate(marks) if m]


def linear(n):
    least, primes = [0] * (n + 1), []
    for i in range(2, n + 1):
        if not least[i]:
            least[i] = i
            primes.append(i)
        for p in primes:
            if p > least[i] or i * p > n:
                break
            least[i * p] = p
    return primes, least


def segmented(lo, hi):
    marks = bytearray([1]) * (hi - lo)
    for p in simple(int(hi ** 0.5) + 1):
        for m in range(max(p * p, (lo + p - 1) // p * p), hi, p):
            marks[m - lo] = 0
    return [lo + i for i, m in enumerate(marks) if m and lo + i > 1]


def lazy():
    yield 2
    composites, n = {}, 3
    while True:
        step = composites.pop(n, None)
        if step is None:
            yield n
            composites[n * n] = 2 * n
        else:
            m = n + step
            while m in composites:
                m += step
            composites[m] = step
        n += 2


def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        out[n] = 1
    return out


def divisors(n):
    out = [1]
    for p, k in factor(n).items():
        out = [d * p ** i for d in out for i in range(k + 1)]
    return sorted(out)


def phi(n):
    result = n
    for p in factor(n):
        result -= result // p
    return result


def rho(n):
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            a, b = abs(x - y), n
            while b:
                a, b = b, a % b
            d = a
        if d != n:
            return d


primes, least = linear(5000)
print(simple(50), primes == simple(5000), len(primes), primes[-3:])
print(segmented(10 ** 6, 10 ** 6 + 60), [p for p, _ in zip(lazy(), range(20))], all(p == q for p, q in zip(lazy(), primes)))
print(factor(360), factor(97), factor(2 ** 20 - 1), factor(1), factor(600851475143), divisors(60), phi(100), [phi(n) for n in range(1, 13)], rho(10403), rho(8051))
print([(p, p + 2) for p in simple(100) if p + 2 in set(simple(102))], max(b - a for a, b in zip(primes, primes[1:])), [n for n in range(2, 500) if sum(divisors(n)) == 2 * n], [p for p in simple(200) if str(p) == str(p)[::-1]])


def goldbach(n):
    ps = simple(n)
    return next((p, n - p) for p in ps if n - p in ps)


print([goldbach(n) for n in (4, 28, 100, 998)], [sum(1 for p in primes if p <= 10 ** k) for k in (1, 2, 3)], {r: sum(1 for p in primes if p % 4 == r) for r in (1, 2, 3)})
for row in range(5):
    print(" ".join("#" if row * 20 + c in set(simple(100)) else "." for c in range(20)))
truncatable = []
known = set(simple(4000))
for p in simple(4000):
    s = str(p)
    if p > 7 and all(int(s[i:]) in known and int(s[:len(s) - i]) in known for i in range(len(s))):
        truncatable.append(p)
print(truncatable)
assert all(n == __import__("math").prod(p ** k for p, k in factor(n).items()) for n in range(1, 300))
