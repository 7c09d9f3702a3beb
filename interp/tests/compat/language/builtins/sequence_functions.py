"""enumerate, zip, map, filter, reversed, sorted, sum, min, max, any, all, len, iter, next."""

print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate(["x"], start=-1)), dict(enumerate("ab")), list(enumerate(iter([1]), 10 ** 20)), next(enumerate("q")))
print(list(zip("abc", [1, 2, 3])), list(zip("ab", [1, 2, 3], (True,))), list(zip()), list(zip("ab")), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", range(2))), list(zip(range(2), "xy", strict=True)), [*zip([1], [2])], next(zip("a", "b")))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, "ab", "ba", "cc")), list(map(int, "123")), list(map(abs, [])), sum(map(len, ["a", "bb"])), list(map(None.__class__, [])), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isalpha, "a1b")), list(filter(bool, range(3))), "".join(filter("aeiou".__contains__, "education")))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1,))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), "".join(reversed("xyz")), list(reversed(b"ab")))
print(sum([1, 2]), sum([]), sum([1.5, 2]), sum([True, True]), sum([[1], [2]], []), sum((1, 2), 10), sum([1], start=5), sum(range(5)), sum({1: 2}), sum([0.1] * 3), sum([10 ** 20, 1]), sum([1j, 1]), sum(x for x in (1, 2)), sum([(1,), (2,)], ()))
print(min(3, 1, 2), max([1, 3, 2]), min("b", "a"), max("hello"), min([5], default=1), max([], default="none"), min([3, -1], key=abs), max("aa", "b", key=len), max([1, 1.0]), min([1.0, 1]), max({"a": 1, "b": 0}), max([[1, 2], [1, 3]]), min((1, "a"), (1, "b")), max(range(5)), min([True, 0.5]), max("a", "B", key=str.lower), min(iter([2, 1])), max([(1, 2), (0, 5)], key=lambda t: t[1]), max([], key=len, default=None))
print(any([]), any([0, 1]), any(x > 2 for x in [1, 3]), all([]), all([1, 0]), all("abc"), any({}), all({1: 2}), any([[], ()]), all([[0]]))
print(len("abc"), len([]), len({1: 2}), len(range(5)), len({1, 2}), len(b"x"), len((1,)), len({}.keys()), len(bytearray(3)), len(frozenset()))
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "end"), next(it, None), list(iter("ab")), list(iter({"k": 1})), list(iter(lambda l=[1, 2, 0]: l.pop(0), 0)))
calls = []


def traced(x):
    calls.append(x)
    return x


print(any(map(traced, [0, 1, 2])), calls)
calls.clear()
print(all(map(traced, [1, 0, 2])), calls)
calls.clear()
m = map(traced, [1, 2])
print(calls, next(m), calls, list(m), list(m))
f = filter(traced, [0, 1])
z = zip(map(traced, [5, 6]), [1])
calls.clear()
print(list(z), calls, list(f), calls)
a, b = iter([1, 2, 3]), iter([1, 2])
print(list(zip(a, b)), list(a))
a, b = iter([1, 2, 3]), iter([1, 2])
print(list(zip(b, a)), list(a))
e = enumerate("ab")
print(iter(e) is e, next(e), list(e), type(e).__name__, type(map(str, [])).__name__, type(zip()).__name__, type(filter(None, [])).__name__, type(reversed([])).__name__, type(reversed(range(1))).__name__)
for source in ("zip([1], [1, 2], strict=True)", "zip([1, 2], [1], strict=True)", "zip([], [1], strict=True)", "zip([1, 2], [1, 2], [1], strict=True)", "zip('ab', 'ab', strict=True)", "map(str, [1], 5)", "map(5, [1])", "map(lambda x: x, [1], [2])", "filter(5, [1])", "enumerate([1], 1.5)", "reversed([1], [2])", "map(lambda x: 1 / x, [1, 0])", "filter(lambda x: x.y, [1])"):
    try:
        print(source, list(eval(source)))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
for source in ("sum(['a', 'b'])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([1, 'a'])", "sum([[1]])", "sum(1, 2)", "sum([1], [])", "min()", "max(1)", "min([])", "max(())", "min(1, 'a')", "max([1, None])", "min(5, default=1)", "max(1, 2, default=3)", "max([1], 2, key=len)", "len(iter([]))", "len(x for x in [])", "next([1])", "next()", "iter(5)", "any(5)", "all(None)", "sum(None)", "sorted()", "max({}, {})", "min([{}, {}])", "max(key=len)", "iter([], 5)", "len(zip())", "enumerate(start=1)", "sum(x=1)", "any([], [])", "filter(None)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
