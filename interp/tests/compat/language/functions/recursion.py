"""Recursive functions: direct, mutual, deep, through data, with memory, and RecursionError."""

import functools
import sys


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1)


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]


def subsets(items):
    return [[]] if not items else subsets(items[1:]) + [[items[0], *s] for s in subsets(items[1:])]


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def binary(n):
    return str(n) if n < 2 else binary(n // 2) + str(n % 2)


def reverse(s):
    return s if len(s) < 2 else reverse(s[1:]) + s[0]


def queens(n, row=0, cols=(), found=None):
    found = [] if found is None else found
    if row == n:
        found.append(cols)
    for c in range(n):
        if all(c != pc and abs(c - pc) != row - pr for pr, pc in enumerate(cols)):
            queens(n, row + 1, (*cols, c), found)
    return found


print(factorial(20), factorial(50))
print(gcd(48, 36), power(3, 20), power(2, 100))
print(hanoi(3), len(hanoi(8)))
print([p for p in permutations([1, 2, 3])], subsets("abc"))
print(list(flatten([1, [2, [3, [4, []]], 5], [[[6]]]])))
print(ackermann(2, 3), binary(37), reverse("recursion"))
print(queens(4), len(queens(6)))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(100), odd(7))


@functools.cache
def ways(amount, coins=(50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


print(ways(100))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(800))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])


class Loop:
    def __getattr__(self, name):
        return self.other

    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return repr(self)


for action in (lambda: Loop().x, lambda: Loop() == 1, lambda: repr(Loop())):
    try:
        action()
    except RecursionError as error:
        print("RecursionError")
print("recovered", depth(500))


def catches(n):
    try:
        return catches(n + 1)
    except RecursionError:
        return "caught inside"


print(catches(0))


def walk(tree, level=0):
    name, children = tree
    print("  " * level + name)
    for child in children:
        walk(child, level + 1)


walk(("root", [("a", [("a1", []), ("a2", [])]), ("b", [])]))
print(sys.getrecursionlimit() > 100)


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def height(self):
        return 1 + max((t.height() for t in (self.left, self.right) if t), default=0)


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, None, Tree(7)))
print(list(t), t.height())
