"""itertools: product, permutations, combinations, combinations_with_replacement."""
import math
from itertools import combinations, combinations_with_replacement, islice, permutations, product


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def words(iterator):
    return " ".join("".join(map(str, item)) or "()" for item in iterator)


print("-- product")
print(words(product("ABC", "xy")))
print(words(product([0, 1], repeat=3)))
print(list(product()), list(product("ab", [])), list(product("a")), list(product(repeat=2)))
print(words(product("ab", [1], repeat=2)), list(product("ab", repeat=0)))
print(words(islice(product(range(10), repeat=5), 7, 10)))
attempt(lambda: product("a", 5))
attempt(lambda: product("a", repeat=-1))
attempt(lambda: product("a", repeat="2"))
attempt(lambda: product("a", times=2))

print("-- permutations")
print(words(permutations("ABCD", 2)))
print(words(permutations(range(3))))
print(list(permutations([])), list(permutations("ab", 0)), list(permutations("ab", 3)), words(permutations("aab", 2)))
print(words(islice(permutations("abcdefgh"), 1000, 1003)))
attempt(lambda: permutations("ab", -1))
attempt(lambda: permutations("ab", "x"))
attempt(lambda: permutations(5))

print("-- combinations")
print(words(combinations("ABCD", 2)))
print(words(combinations(range(5), 3)))
print(list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations([], 0)))
attempt(lambda: combinations("abc", -2))
attempt(lambda: combinations("abc"))
attempt(lambda: combinations(None, 2))

print("-- with replacement")
print(words(combinations_with_replacement("ABC", 2)))
print(list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)), words(combinations_with_replacement("a", 3)))
attempt(lambda: combinations_with_replacement("abc", -2))

print("-- counts")
for n in range(7):
    for r in range(n + 2):
        assert len(list(permutations(range(n), r))) == math.perm(n, r)
        assert len(list(combinations(range(n), r))) == math.comb(n, r)
print("agree")

# Orders agree with filtering product.
pool = "abcd"
ok = [tuple(pool[i] for i in p) for p in product(range(4), repeat=2) if p[0] < p[1]] == list(combinations(pool, 2))
print(ok, sorted(permutations("dcba")) == list(permutations("abcd")))

# Queens on a small board.
solutions = [p for p in permutations(range(6)) if len({p[i] + i for i in p}) == len({p[i] - i for i in p}) == 6]
print(solutions)

# A subset sum.
values = [3, 34, 4, 12, 5, 2]
print([c for r in range(1, 5) for c in combinations(values, r) if sum(c) == 9])

# Send more money style: digits for A + BB = CB?
found = [(a, b, c) for a, b, c in permutations(range(1, 10), 3) if a + 11 * b == 10 * c + b]
print(found)

p = product([1, 2], "ab")
print(next(p), next(p), list(p), next(p, None))
