"""Sorting: stability, keys, reverse, mixed numbers, own comparisons, functools.cmp_to_key, errors."""

import functools
import operator
import random

data = [("b", 2), ("a", 2), ("c", 1), ("a", 1), ("b", 1)]
print(sorted(data), sorted(data, key=lambda t: t[1]), sorted(data, key=operator.itemgetter(0)), sorted(data, key=lambda t: t[1], reverse=True), sorted(data, reverse=True), sorted(data, key=lambda t: (-t[1], t[0])), sorted(sorted(data), key=lambda t: t[1], reverse=True))
print(sorted([3, 1.5, True, -2, 0.5, False]), sorted(["banana", "Apple", "cherry"]), sorted(["banana", "Apple", "cherry"], key=str.lower), sorted("hello"), sorted({3: 1, 1: 2}), sorted((2, 1)), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted({5, 1, 3}), sorted(range(5), reverse=True), sorted([]), sorted([1]), sorted([b"b", b"a"]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int), sorted([10 ** 20, -10 ** 20, 1]))
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or x), calls)
l = [5, 2, 9]
print(l.sort(), l, sorted(l, reverse=True), l)
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[::-1]), sorted(set(words), key=words.index), max(words, key=len), min(words, key=len))


class V:
    def __init__(self, n, tag=""):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


vs = [V(2, "a"), V(1, "a"), V(2, "b"), V(1, "b"), V(3)]
print(sorted(vs), sorted(vs, reverse=True), min(vs), max(vs), sorted(vs, key=lambda v: v.tag))
compare = functools.cmp_to_key(lambda a, b: (a > b) - (a < b) if len(str(a)) == len(str(b)) else len(str(a)) - len(str(b)))
print(sorted([100, 5, 22, 3, 11], key=compare), sorted([3, 30, 34, 5, 9], key=functools.cmp_to_key(lambda a, b: int(f"{b}{a}") - int(f"{a}{b}"))))
for source in ("sorted([1, 'a'])", "sorted(['a', 1])", "sorted([1, None])", "sorted([[1], 2])", "sorted([(1, 'a'), (1, 2)])", "sorted([1j, 2j])", "sorted([{}, {}])", "sorted([object(), object()])", "sorted(5)", "sorted([2, 1], key=len)", "sorted([1], key='a')", "sorted([2, 1], lambda x: x)", "sorted([1, 2], reverse=None)", "sorted([1, 2], reverse='yes')", "sorted([1], foo=1)", "[2, 1].sort(None)", "sorted([1, 2], key=lambda: 1)", "sorted([1, 2], key=lambda x: 1 / 0)", "sorted(key=len)", "sorted([None, None])", "sorted([None])", "sorted([int, str])"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
l = [3, "x", 1]
try:
    l.sort()
except TypeError:
    print(sorted(map(str, l)), len(l))
random.seed(1)
numbers = [(i * 7919) % 1009 for i in range(500)]
assert sorted(numbers) == sorted(sorted(numbers, reverse=True))
pairs = [(n % 7, i) for i, n in enumerate(numbers)]
by_first = sorted(pairs, key=lambda p: p[0])
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(by_first, by_first[1:])))
by_first = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(a[0] > b[0] or a[1] < b[1] for a, b in zip(by_first, by_first[1:])), by_first[:3])


def insertion(l):
    for i in range(1, len(l)):
        j = i
        while j and l[j - 1] > l[j]:
            l[j - 1], l[j] = l[j], l[j - 1]
            j -= 1
    return l


def merge_sort(l):
    if len(l) < 2:
        return l
    a, b = merge_sort(l[:len(l) // 2]), merge_sort(l[len(l) // 2:])
    out = []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


def heap_sort(l):
    n = len(l)

    def sift(start, end):
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and l[child] < l[child + 1]:
                child += 1
            if l[root] >= l[child]:
                return
            l[root], l[child] = l[child], l[root]
            root = child
    for start in reversed(range(n // 2)):
        sift(start, n)
    for end in reversed(range(1, n)):
        l[0], l[end] = l[end], l[0]
        sift(0, end)
    return l


def radix(l):
    for digit in range(4):
        buckets = [[] for _ in range(10)]
        for x in l:
            buckets[x // 10 ** digit % 10].append(x)
        l = [x for b in buckets for x in b]
    return l


print([f(numbers[:]) == sorted(numbers) for f in (insertion, merge_sort, heap_sort, radix)], sorted(numbers)[:10])
