"""bisect: all functions with lo, hi and key, own sorted collections, errors."""
import bisect
from bisect import bisect_left, bisect_right, insort, insort_left, insort_right


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


data = [1, 3, 3, 3, 5, 8]
for x in (0, 1, 2, 3, 4, 8, 9):
    print(x, bisect_left(data, x), bisect_right(data, x), bisect.bisect(data, x))
print(bisect_left([], 1), bisect_right([], 1), bisect_left(data, 3, 2), bisect_left(data, 3, 2, 3), bisect_right(data, 3, 0, 2), bisect_left(data, 9, hi=3), bisect_right(data, 0, lo=4))
print(bisect_left("abcd", "c"), bisect_left((1.5, 2.5), 2), bisect_left(range(0, 100, 5), 37), bisect_left([[1], [2, 0]], [2]))

print("-- insort")
out = []
for item in (5, 1, 4, 1, 3):
    insort(out, item)
print(out)
pairs = [(1, "a"), (2, "a")]
insort_left(pairs, (1, "b"), key=lambda p: p[0])
insort_right(pairs, (1, "c"), key=lambda p: p[0])
print(pairs)
part = [9, 1, 2, 3, 0]
insort(part, 2, 1, 4)
print(part, insort([], 1))
floats = [1.0, 2.0]
insort_left(floats, 1)
insort_right(floats, 2)
print(floats)

print("-- key")
films = [("Jaws", 1975), ("Titanic", 1997), ("The Birds", 1963)]
films.sort(key=lambda f: f[1])
print(bisect_left(films, 1975, key=lambda f: f[1]), bisect_right(films, 1975, key=lambda f: f[1]), bisect.bisect(films, 2000, key=lambda f: f[1]))
insort(films, ("Aliens", 1986), key=lambda f: f[1])
print([name for name, _ in films])
down = [9, 6, 3]
print(bisect_left(down, -6, key=lambda n: -n), bisect_left(range(1_000_000), True, key=lambda n: n * n >= 500_000))
calls = []
bisect_left([1, 2, 3, 4], 3, key=lambda n: calls.append(n) or n)
print(calls)

print("-- errors")
attempt(lambda: bisect_left(data, 1, -1))
attempt(lambda: insort(data, 1, lo=-2))
attempt(lambda: bisect_left(data, "a"))
attempt(lambda: bisect_left(5, 1))
attempt(lambda: bisect_left(data))
attempt(lambda: insort((1, 2), 1))
attempt(lambda: bisect_left(data, 1, 0, 100))
attempt(lambda: bisect_left(data, 1, key=5))

print("-- uses")


def index(a, x):
    i = bisect_left(a, x)
    if i != len(a) and a[i] == x:
        return i
    raise ValueError(f"{x} is not there")


def find_le(a, x):
    i = bisect_right(a, x)
    return a[i - 1] if i else None


print(index(data, 5), find_le(data, 4), find_le(data, 0), [data[i] if (i := bisect_right(data, x)) < len(data) else None for x in (1, 8)])
attempt(lambda: index(data, 4))


def grade(score, points=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(points, score)]


print("".join(grade(score) for score in (33, 99, 77, 70, 89, 90, 100)))


class SortedList:
    def __init__(self, items=()):
        self.items = sorted(items)

    def add(self, item):
        insort(self.items, item)

    def remove(self, item):
        del self.items[index(self.items, item)]

    def __contains__(self, item):
        i = bisect_left(self.items, item)
        return i < len(self.items) and self.items[i] == item

    def between(self, low, high):
        return self.items[bisect_left(self.items, low) : bisect_right(self.items, high)]


s = SortedList("hello")
s.add("k")
s.remove("l")
print(s.items, "k" in s, "z" in s, s.between("f", "l"))


def increasing(sequence):
    tails = []
    for x in sequence:
        i = bisect_left(tails, x)
        tails[i : i + 1] = [x]
    return len(tails)


print(increasing([10, 9, 2, 5, 3, 7, 101, 18]), increasing([]), increasing([3, 2, 1]))
