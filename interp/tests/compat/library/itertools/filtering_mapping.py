"""itertools: accumulate, chain, compress, filterfalse, starmap, pairwise, zip_longest."""
import operator
from itertools import accumulate, chain, compress, count, filterfalse, islice, pairwise, starmap, zip_longest


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- accumulate")
data = [3, 4, 6, 2, 1, 9, 0, 7]
print(list(accumulate(data)), list(accumulate(data, operator.mul)), list(accumulate(data, max)))
print(list(accumulate(data, initial=100)), list(accumulate([], initial=5)), list(accumulate([])))
print(list(accumulate("abc")), list(accumulate([[1], [2]])), list(accumulate([1, 2], None, initial=None)))
print(list(accumulate([1000, -90, -90, -90], lambda balance, payment: round(balance * 1.05 + payment, 4))))
print(list(accumulate([1, 2, 3], func=lambda a, b: f"({a}{b})", initial="")))
attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: accumulate(5))
attempt(lambda: list(accumulate([1, 2], 7)))
attempt(lambda: accumulate([1], initial=1, other=2))

print("-- chain")
print(list(chain("ab", [1, 2], (), {3: 4})), list(chain()), list(chain.from_iterable(["ab", "cd"])))
print(list(islice(chain.from_iterable(range(n) for n in count(1)), 10)))
attempt(lambda: list(chain([1], 5)))
attempt(lambda: chain.from_iterable(5))
attempt(lambda: list(chain.from_iterable([1])))
mixed = chain([1, 2], 5)
print(next(mixed), next(mixed))
attempt(lambda: next(mixed))

print("-- compress, filterfalse")
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("ABC", [True])), list(compress([], [1])))
print(list(compress(range(10), (x % 3 == 0 for x in count()))))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a", None])))
attempt(lambda: compress("abc", 5))
attempt(lambda: list(filterfalse(lambda x: x / 0, [1])))
attempt(lambda: filterfalse(bool))

print("-- starmap")
print(list(starmap(pow, [(2, 5), (3, 2), (10, 3)])), list(starmap(max, [[1, 2], "ab", (3, 4, 5)])))
print(list(starmap(lambda *a: len(a), [(), (1,), range(5)])))
attempt(lambda: list(starmap(pow, [5])))
attempt(lambda: list(starmap(pow, [(1,)])))
attempt(lambda: list(starmap(None, [(1,)])))

print("-- pairwise")
print(list(pairwise("ABCDE")), list(pairwise("A")), list(pairwise([])))
print([b - a for a, b in pairwise([1, 4, 9, 16])])
attempt(lambda: pairwise(5))
attempt(lambda: pairwise())

print("-- zip_longest")
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest([1], [], [2, 3])), list(zip_longest()))
print(list(zip_longest("ab")), list(zip_longest("", "")))
attempt(lambda: zip_longest(1, 2))
attempt(lambda: zip_longest("a", fill=1))
attempt(lambda: list(zip_longest("ab", (1 / x for x in [1, 0]))))
