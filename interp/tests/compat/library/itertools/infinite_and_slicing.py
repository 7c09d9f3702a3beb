"""itertools: count, cycle, repeat, islice, takewhile, dropwhile, with reprs and errors."""
from fractions import Fraction
from itertools import count, cycle, dropwhile, islice, repeat, takewhile


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- count")
print(list(islice(count(), 4)), list(islice(count(10), 3)), list(islice(count(5, -2), 4)))
print(list(islice(count(0.5, 0.25), 4)), list(islice(count(step=3), 3)), list(islice(count(2**63 - 1), 2)))
print(list(islice(count(1j, 1), 2)), list(islice(count(Fraction(1, 2), Fraction(1, 3)), 3)))
c = count(7, 2)
print(c, next(c), c, count(), count(1.5), count(3, 1), count(-1, 0))
attempt(lambda: count("a"))
attempt(lambda: count(1, "b"))
attempt(lambda: count(1, 2, 3))

print("-- cycle")
c = cycle("abc")
print("".join(next(c) for _ in range(8)))
print(list(cycle([])), list(zip(cycle([1, 2]), range(5))))
attempt(lambda: cycle(5))
attempt(lambda: cycle())

print("-- repeat")
r = repeat("x", 3)
print(r, next(r), r, list(r), r, list(r))
print(repeat(1), repeat([1], 2), list(map(pow, range(5), repeat(2))), list(repeat(1, 0)), list(repeat(1, -3)))
print(list(repeat(object=5, times=2)), repeat(1, -5))
attempt(lambda: repeat())
attempt(lambda: repeat(1, "2"))
attempt(lambda: repeat(1, None))

print("-- islice")
letters = "ABCDEFG"
print(list(islice(letters, 2)), list(islice(letters, 2, 4)), list(islice(letters, 2, None)), list(islice(letters, 0, None, 2)))
print(list(islice(letters, 1, 6, 3)), list(islice(letters, 0)), list(islice(letters, 5, 2)), list(islice(letters, None)))
print(list(islice(letters, 100)), list(islice(letters, 3, 3)))
source = iter(range(20))
print(list(islice(source, 3, 8, 2)), next(source))
print(list(islice(source, 0)), next(source))
attempt(lambda: islice("abc", -1))
attempt(lambda: islice("abc", 0, -1))
attempt(lambda: islice("abc", 0, 3, 0))
attempt(lambda: islice("abc", "1"))
attempt(lambda: islice("abc", 1, "x"))
attempt(lambda: islice("abc"))
attempt(lambda: islice(5, 1))
attempt(lambda: islice("abc", 1, 2, 3, 4))

print("-- takewhile, dropwhile")
numbers = [1, 4, 6, 4, 1, 9]
print(list(takewhile(lambda x: x < 5, numbers)), list(dropwhile(lambda x: x < 5, numbers)))
print(list(takewhile(bool, [])), list(dropwhile(bool, [])), list(takewhile(str.isalpha, "ab1c")))
source = iter(numbers)
print(list(takewhile(lambda x: x < 5, source)), list(source))
t = takewhile(lambda x: x < 2, [1, 5, 1])
print(next(t), next(t, "end"), next(t, "end"))
attempt(lambda: list(takewhile(5, [1])))
attempt(lambda: takewhile(bool))
attempt(lambda: list(dropwhile(lambda: True, [1])))
attempt(lambda: list(dropwhile(None, [1])))
