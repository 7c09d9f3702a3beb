"""math on integers: gcd, lcm, factorial, comb, perm, isqrt, and their errors."""
import math


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- gcd, lcm")
print(math.gcd(), math.lcm())
print(math.gcd(12), math.gcd(-12), math.lcm(-12))
print(math.gcd(12, 18), math.gcd(-12, 18), math.gcd(0, 5), math.gcd(0, 0))
print(math.gcd(24, 36, 60), math.gcd(2**100, 2**60 * 3, 2**80))
print(math.lcm(4, 6), math.lcm(4, 6, 10), math.lcm(0, 5), math.lcm(-4, 6))
print(math.gcd(True, 4), math.lcm(2**64, 3**20))
print(math.gcd(123456789012345678901234567890, 987654321098765432109876543210))

print("-- factorial")
print([math.factorial(n) for n in range(13)])
print(math.factorial(30))
print(len(str(math.factorial(300))), math.factorial(100) % (10**9 + 7))

print("-- comb, perm")
print([math.comb(6, k) for k in range(8)])
print([math.perm(5, k) for k in range(7)], math.perm(5))
print(math.comb(100, 50), math.comb(0, 0), math.comb(10**10, 2))
print(math.perm(20, 10), math.perm(0), math.perm(3, 0))
print(math.comb(1000, 997))
print(all(math.comb(n, k) == math.comb(n - 1, k - 1) + math.comb(n - 1, k) for n in range(1, 20) for k in range(1, n + 1)))

print("-- isqrt")
print([math.isqrt(n) for n in range(20)])
big = 10**40 + 12345
root = math.isqrt(big)
print(root, root * root <= big < (root + 1) ** 2)
print(math.isqrt(2**64 - 1), math.isqrt(2**64), math.isqrt(True))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(math.gcd(Index(21), 14), math.factorial(Index(5)), math.isqrt(Index(50)), math.comb(Index(5), Index(2)))

print("-- errors")
attempt(math.factorial, -1)
attempt(math.factorial, 2.0)
attempt(math.factorial, "3")
attempt(math.comb, -1, 2)
attempt(math.comb, 2, -1)
attempt(math.comb, 2.5, 1)
attempt(math.perm, -1)
attempt(math.perm, 3, -2)
attempt(math.perm, 1, 2.0)
attempt(math.isqrt, -1)
attempt(math.isqrt, 4.0)
attempt(math.gcd, 2.0, 4)
attempt(math.gcd, "a")
attempt(math.lcm, 1, None)
attempt(math.comb, 5)
attempt(math.isqrt)
