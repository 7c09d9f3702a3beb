"""Iterator classes, iterables, two-argument iter, chaining, lookahead, itertools over own iterators."""

import itertools


class Fib:
    def __init__(self, limit):
        self.limit = limit

    def __iter__(self):
        a, b = 0, 1
        while a < self.limit:
            yield a
            a, b = b, a + b


class Peekable:
    def __init__(self, it):
        self.it, self.buffer = iter(it), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=None):
        try:
            self.buffer.append(next(self))
        except StopIteration:
            return default
        return self.buffer[-1]


class LinkedList:
    class Node:
        def __init__(self, value, next=None):
            self.value, self.next = value, next

    class Iterator:
        def __init__(self, node):
            self.node = node

        def __iter__(self):
            return self

        def __next__(self):
            if self.node is None:
                raise StopIteration
            value, self.node = self.node.value, self.node.next
            return value

    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = self.Node(item, self.head)

    def __iter__(self):
        return self.Iterator(self.head)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __len__(self):
        return sum(1 for _ in self)


f = Fib(50)
print(list(f), sum(f), max(f), 13 in f, [*f][:3], list(zip(f, f)), sorted(f, reverse=True)[:2], list(map(str, f))[-1])
p = Peekable("abc")
print(p.peek(), p.peek(), next(p), list(p), p.peek("none"))
l = LinkedList([1, 2, 3])
print(list(l), len(l), list(reversed(l)), 2 in l, [(a, b) for a in l for b in l if a < b], bool(LinkedList()), list(LinkedList()))
it = iter(l)
print(next(it), list(it), list(it), next(it, "end"))


def tokens(text):
    it = Peekable(text)
    for c in it:
        if c.isdigit():
            number = c
            while it.peek("").isdigit():
                number += next(it)
            yield int(number)
        elif not c.isspace():
            yield c


print(list(tokens("12 + 345*(6-78)")))
print(list(itertools.chain(f, l)), list(itertools.islice(Fib(1000), 3, 8)), list(itertools.takewhile(lambda x: x < 10, f)), list(itertools.dropwhile(lambda x: x < 10, f)), list(itertools.accumulate(l)), list(itertools.product(l, "ab"))[:3], list(itertools.permutations(l))[:3], list(itertools.combinations(l, 2)), list(itertools.zip_longest(l, f, fillvalue=0))[:4], [(k, list(g)) for k, g in itertools.groupby(f, lambda x: x % 2)], list(itertools.chain.from_iterable([l, l])), list(itertools.compress("abc", [1, 0, 1])), list(itertools.filterfalse(lambda x: x % 2, f)), list(itertools.repeat("x", 2)), list(itertools.islice(itertools.cycle(l), 5)), list(itertools.pairwise(l)), list(itertools.starmap(pow, zip(l, l))))
a, b = itertools.tee(Fib(10))
print(list(a), next(b), list(b))
reader = iter(["line1", "line2", "", "rest"])
print(list(iter(lambda: next(reader), "")), list(reader))
rolls = iter([3, 5, 6, 2])
print(list(iter(rolls.__next__, 6)), next(rolls))


class CountingIterable:
    made = 0

    def __iter__(self):
        CountingIterable.made += 1
        return iter("xyz")


c = CountingIterable()
for _ in c:
    pass
x, y, z = c
print("y" in c, list(c), CountingIterable.made, [*c], dict(zip(c, c)), CountingIterable.made)


class Infinite:
    def __getitem__(self, i):
        return i * i


print(list(itertools.islice(Infinite(), 5)), 16 in Infinite(), list(zip(range(3), Infinite())))


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken iterator")


for f in (list, sum, max, tuple, sorted, set, lambda x: [*x], lambda x: dict(x), lambda x: 1 in x, lambda x: ",".join(x), next, lambda x: list(zip([1], x)), lambda x: [i for i in x], enumerate, lambda x: list(enumerate(x)), any, lambda x: min(x, default=1)):
    try:
        f(Broken())
        print("lazy")
    except ValueError as error:
        print(error)


def stops(n):
    class It:
        def __init__(self):
            self.n = n

        def __iter__(self):
            return self

        def __next__(self):
            self.n -= 1
            if self.n < 0:
                raise StopIteration(f"value {n}")
            return self.n
    return It()


def delegating():
    result = yield from stops(2)
    yield result


print(list(stops(3)), list(delegating()), list(zip(stops(2), stops(3))))
