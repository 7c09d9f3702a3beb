"""range: indexing, slicing, membership, comparison, huge ones, methods, errors."""

for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(5, 5), range(0), range(5, 0), range(-3, 3, 2), range(1, 2, 100)):
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[::-1], list(r[1:]), 5 in r, -3 in r)
r = range(0, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[::2], r[::-2], r[5:2], r[:100], r[-3:], list(r[-3:]), r[10:2:-3], r.index(21), r.count(21), r.count(22), 21 in r, 22 in r, 21.0 in r, 21.5 in r, "21" in r, True in range(2), max(r), min(r), sum(r), sorted(r, reverse=True)[:2])
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(3) != range(4), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): "r"}[range(3)], range(1) == range(0, 1, 5), range(2, 2) == range(9, 9, 3), range(3) is not range(3))
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, big[0], big[-1], list(big), 10 ** 20 + 3 in big, 10 ** 20 + 4 in big, len(big), big.index(10 ** 20 + 6), big[1:], range(10 ** 30)[10 ** 29], range(-10 ** 20, 10 ** 20)[0], 5 in range(10 ** 30), range(10 ** 30)[-1], range(0, 10 ** 30, 10 ** 29)[3], bool(range(10 ** 30)))


class I:
    def __index__(self):
        return 4


print(range(I()), list(range(I())), range(I(), 10, I()), range(True, 5), range(10)[I()], list(range(3, -1, -1)), list(range(-1, -4, -1)))
for source in ("range()", "range('a')", "range(1.5)", "range(1, 2, 0)", "range(None)", "range(1, 2, 3, 4)", "range(1, 'a')", "range(stop=5)", "range(5)[5]", "range(5)[-6]", "range(5)['a']", "range(5)[1.0]", "range(5)[0] = 1", "del range(5)[0]", "range(5).start = 1", "range(5).x", "range(5).x = 1", "range(5) + range(5)", "range(5) * 2", "range(5) < range(6)", "range(5).index(9)", "range(5).index('a')", "range(5).index()", "range(5).count()", "range(5)()", "len(range(10 ** 30))", "range(5)[::0]", "next(range(5))", "range(5).append(1)", "class R(range): pass", "range([1])", "range(0, 1, 0.5)", "range(5).index(2, 1)"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
it = iter(range(3))
print(next(it), list(it), next(it, "end"), type(it).__name__, iter(range(0, 10, 5)).__length_hint__(), list(zip(range(3), range(5, 0, -1))), [*range(3)], tuple(range(2)), set(range(1)), dict.fromkeys(range(2)), list(map(str, range(3))), list(enumerate(range(5, 7))), sum(range(101)), any(range(1)), all(range(1, 3)), 3 * [*range(2)], list(filter(lambda x: x % 2, range(6))), (lambda *a: a)(*range(3)))
a, b, *c = range(5)
print(a, b, c, [i for i in range(20) if i % 6 == 1], [(i, j) for i in range(3) for j in range(i)], str(range(1, 5)), repr(range(0, 5, 2)), f"{range(3)}", isinstance(range(3), range), range.__name__, range(10)[2:8:2][1], range(10)[2:8][::-1][0], [range(n) for n in (1, 2)], len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(0, -5)), range(5).__contains__(3), range(5).__len__(), range(5).__getitem__(2), range(3).__eq__(range(3)), range(3).__eq__([0, 1, 2]), range(1, 10, 2).__reversed__().__next__())
for i in range(3):
    for i in range(2):
        pass
    print(i, end=" ")
for i in range(10, 0, -4):
    print(i, end=" ")
for i in range(5):
    i += 10
print(i)
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
print(n)


def collatz(n):
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


print(max(range(1, 200), key=collatz), [n for n in range(2, 100) if sum(d for d in range(1, n) if n % d == 0) == n], sum(i for i in range(1000) if i % 3 == 0 or i % 5 == 0), [sum(range(n)) for n in range(6)], [list(range(n, 0, -n)) for n in range(1, 4)])
