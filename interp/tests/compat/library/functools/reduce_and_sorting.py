"""functools: reduce, cmp_to_key and total_ordering."""
from functools import cmp_to_key, reduce, total_ordering


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- reduce")
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(max, [3, 9, 2], 5))
print(reduce(lambda a, b: a, [], "start"), reduce(None, [7]), reduce(None, [], 8))
print(reduce(lambda d, pair: {**d, pair[0]: pair[1]}, [("a", 1), ("b", 2)], {}))
attempt(lambda: reduce(lambda a, b: a, []))
attempt(lambda: reduce(lambda a, b: a, 5))
attempt(lambda: reduce(lambda a: a, [1, 2]))
attempt(lambda: reduce(5, [1, 2]))
attempt(lambda: reduce(max))
attempt(lambda: reduce(lambda a, b: a // b, [1, 0]))
print(reduce(lambda f, g: lambda x: g(f(x)), [lambda x: x + 1, lambda x: x * 10, str])(4))

print("-- cmp_to_key")


def by_length_then_reverse(a, b):
    if len(a) != len(b):
        return len(a) - len(b)
    return (a < b) - (a > b)


key = cmp_to_key(by_length_then_reverse)
words = "pear fig apple kiwi banana plum date".split()
print(sorted(words, key=key), min(words, key=key), max(words, key=key))
print(key("a") < key("bb"), key("a") == key("a"), key("a") > key("b"), key("b") <= key("a"), key("x").obj)
attempt(lambda: key("a") < 5)
attempt(lambda: sorted([1, 2], key=cmp_to_key(lambda a, b: "x")))
attempt(lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2))
print(sorted([3, 1, 2], key=cmp_to_key(mycmp=lambda a, b: b - a)))
numbers = ["3", "30", "34", "5", "9"]
print("".join(sorted(numbers, key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))))

print("-- total_ordering")


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = [int(part) for part in text.split(".")]

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


a, b = Version("1.2"), Version("1.10")
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a <= Version("1.2"), a >= Version("1.2"))
print(max(a, b).parts, [v.parts for v in sorted([b, a, Version("0.9")])])
attempt(lambda: a < 5)
attempt(lambda: a >= "x")
attempt(lambda: 5 <= a)


@total_ordering
class FromGe:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n

    def __gt__(self, other):
        return "own gt"


x, y = FromGe(1), FromGe(2)
print(x < y, x <= y, x > y, x >= y, y < x, x <= FromGe(1))


def without():
    @total_ordering
    class Nothing:
        pass


attempt(without)
