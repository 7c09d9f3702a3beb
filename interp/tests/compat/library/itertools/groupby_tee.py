"""itertools: groupby and tee, including shared iterators and laziness."""
from itertools import count, groupby, islice, tee


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print([(key, list(group)) for key, group in groupby("AAAABBBCCDAA")])
print([key for key, _ in groupby([1, 1, 2, 3, 3, 1])])
animals = ["ant", "bee", "cat", "horse", "mouse", "ox"]
for size, group in groupby(animals, key=len):
    print(size, list(group))
print([(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
print([(k, list(g)) for k, g in groupby(range(10), lambda n: n // 4)])
print(list(groupby([])), [(k, "".join(g)) for k, g in groupby("aAbB", str.lower)])

print("-- a group ends when the next begins")
groups = groupby("aabbcc")
key1, first = next(groups)
print(key1, next(first))
key2, second = next(groups)
print(list(first), key2, list(second), list(second))
stored = [group for _, group in groupby("xxyy")]
print([list(group) for group in stored])

skipped = groupby([1, 1, 1, 2, 2, 3])
next(skipped)
print(next(skipped)[0], next(skipped)[0], next(skipped, "end"))

print("-- runs")
data = [1, 4, 5, 6, 10, 15, 16, 17, 18, 22, 25, 26, 27, 28]
for _, group in groupby(enumerate(data), lambda pair: pair[1] - pair[0]):
    print([value for _, value in group])

nan = float("nan")
print(len(list(groupby([nan, nan, float("nan")]))), [k for k, g in groupby([1, 1.0, True, 2])])
attempt(lambda: groupby(5))
attempt(lambda: list(groupby([1], key=5)))
attempt(lambda: list(groupby([1, 0], key=lambda x: 1 // x)))
attempt(lambda: groupby())

print("-- tee")
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), list(b))
x, y, z = tee(range(4), 3)
print(list(y), next(x), list(z), list(x))
print(tee("abc", 0), len(tee("abc", 5)))
a, b = tee(iter("abcdef"))
next(a)
c, d = tee(a)
print(next(c), list(d), list(b), list(c))
log = []


def source():
    for n in range(5):
        log.append(n)
        yield n


left, right = tee(source())
print(log, next(left), next(left), log, next(right), log, list(left), list(right), log)
first, second = tee(count())
print(list(islice(first, 3)), list(islice(second, 5)), next(first))
attempt(lambda: tee(5))
attempt(lambda: tee("abc", -1))
attempt(lambda: tee("abc", "2"))
attempt(lambda: tee())


def failing():
    yield 1
    raise ValueError("from the source")


p, q = tee(failing())
print(next(p))
attempt(lambda: next(p))
print(next(q))
