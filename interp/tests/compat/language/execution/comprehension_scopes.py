"""Comprehension scopes: own variables, the outermost iterable, walrus targets, nested ones."""

i = "outer"
print([i for i in range(3)], i)
print({i for i in range(1)}, {i: i for i in range(2)}, list(i for i in range(2)), i)
data = [1, 2, 3]
print([data for data in data])
print([x for x in [y for y in range(3)]], [[j for j in range(k)] for k in range(4)])
print([(a, b) for a in range(2) for b in range(a, 3)], [a for a in range(10) if a % 2 if a > 3])
print([last := n for n in range(5)], last)
print([(n, half) for n in range(8) if (half := n // 2) % 2], half)


def inside():
    total = 0
    partial = [total := total + v for v in range(5)]
    return partial, total


print(inside())


def any_first(items):
    if any((found := item) > 10 for item in items):
        return found
    return None


print(any_first([1, 20, 3]), any_first([1]))


def uses_locals(n):
    base = 100
    return [base + k * n for k in range(3)], {k: base for k in "ab"}, sum(base for _ in range(n))


print(uses_locals(2))


def immediate():
    print("iterating")
    return [1, 2]


gen = (v for v in immediate())
print("generator made")
print(list(gen))
try:
    gen = (v for v in undefined_iterable)
except NameError as error:
    print("at creation:", error)
gen = (v for u in [1] for v in undefined_iterable)
try:
    list(gen)
except NameError as error:
    print("at use:", error)
gen = (1 / v for v in [1, 0])
print(next(gen))
try:
    next(gen)
except ZeroDivisionError as error:
    print(error)
factor = 2
gen = (v * factor for v in [1, 2, 3])
print(next(gen))
factor = 10
print(list(gen))
source = [1, 2, 3]
gen = (v for v in source if v in source)
source = [3]
print(list(gen))
funcs = [lambda: n for n in range(3)]
print([f() for f in funcs])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[c] for row in matrix] for c in range(3)], [v for row in matrix for v in row], [[v * 2 for v in row] for row in matrix])
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1}.items()}, sorted({abs(v) for v in (-1, 1, 2)}))
print([*(v for v in range(2)), *[v for v in "ab"]], (lambda: [i for i in range(2)])(), i)
print([(x, y) for x, y in [(1, 2), (3, 4)]], [x for x, *y in ["abc", "de"]], [y for x, *y in ["abc", "de"]], [z for (x, [y, z]) in [(1, [2, 3])]])
print([x if x % 2 else -x for x in range(4)], [x for x in (1, 2, 3) if x != 2 or False], [None for _ in range(2)], [x for x in [] for y in 1 / 0])
print(sum(x * x for x in range(4)), max((len(w), w) for w in "a bbb cc".split()), ",".join(str(x) for x in range(3)), dict((x, x) for x in "ab"))
d = {}
[d for d["key"] in [1, 2]]
print(d)
class Holder: pass
h = Holder()
print([h.v for h.v in range(3)], h.v)
