"""__iter__ and __next__: own iterators, iterables that make fresh iterators, exhausted ones, errors."""


class CountDown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Fresh:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        print("iter", end=" ")
        return iter(self.items)


c = CountDown(3)
print(next(c), list(c), list(c), next(c, "default"))
f = Fresh(1, 2, 3)
print(list(f), sum(f), max(f), sorted(f, reverse=True), 2 in f, [*f, *f], tuple(zip(f, f)))
print(dict(Fresh(("a", 1))), set(Fresh(1)), "-".join(Fresh("x", "y")), dict.fromkeys(f), list(map(str, f)), list(enumerate(f)))
a, *b = f
print(a, b, any(f), all(f), min(f))
it = iter(f)
print(iter(it) is it, next(it), next(it), next(it))
try:
    next(it)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
for i in CountDown(3):
    for j in CountDown(2):
        print((i, j), end=" ")
print()
for container in ([1, 2], (1, 2), "ab", {"k": "v"}, {5}, range(2), b"AB", {"k": 1}.items(), {"k": 1}.values(), bytearray(b"z"), enumerate("x"), zip("a", "b"), map(str, [1]), reversed([1, 2])):
    it = iter(container)
    print(type(it).__name__, list(it), next(it, None))


class NoNext:
    def __iter__(self):
        return object()


class IterNone:
    __iter__ = None


class NextOnly:
    def __next__(self):
        return 1


for source in ("iter(NoNext())", "list(IterNone())", "list(NextOnly())", "next(Fresh())", "iter(5)", "next(5)", "for x in NextOnly(): pass", "next([1])", "list(3.5)", "a, b = 5", "iter()", "iter(None)", "[*None]", "print(*5)", "set(5)", "dict(5)", "dict([5])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "tuple(len)", "sum(5)", "max(5)", "','.join(5)", "zip(5)", "zip([1], 5)", "map(len, 5)", "enumerate(5)", "sorted(None)", "5 in 5"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(next(NextOnly()))


class Raising:
    def __iter__(self):
        yield 1
        raise KeyError("half way")


got = []
try:
    for x in Raising():
        got.append(x)
except KeyError as error:
    print(got, error)
print([x for x in iter(CountDown(2).__next__, 0)])
lines = iter(["a", "b", "", "c"])
print(list(iter(lambda: next(lines), "")), list(lines))
s = iter(lambda: 1, 1)
print(list(s), list(s))


class Revived:
    def __init__(self):
        self.values = [1, StopIteration, 2]

    def __iter__(self):
        return self

    def __next__(self):
        v = self.values.pop(0)
        if v is StopIteration:
            raise StopIteration("done early")
        return v


r = Revived()
print(list(r), next(r))
l = [1, 2, 3]
it = iter(l)
next(it)
l.append(4)
print(list(it))
l.append(5)
print(list(it))
it = iter([1, 2, 3, 4])
print(list(zip(it, it)))
it = iter(range(10))
print(3 in it, next(it), 100 in it, next(it, "empty"))
