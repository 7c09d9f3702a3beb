"""itertools: the well-known recipes written out and used."""
import collections
import math
import operator
from itertools import (accumulate, chain, combinations, count, cycle, filterfalse, groupby, islice, repeat, starmap, tee, zip_longest)


def take(n, iterable):
    return list(islice(iterable, n))


def prepend(value, iterable):
    return chain([value], iterable)


def tabulate(function, start=0):
    return map(function, count(start))


def tail(n, iterable):
    return iter(collections.deque(iterable, maxlen=n))


def consume(iterator, n=None):
    if n is None:
        collections.deque(iterator, maxlen=0)
    else:
        next(islice(iterator, n, n), None)


def nth(iterable, n, default=None):
    return next(islice(iterable, n, None), default)


def all_equal(iterable):
    groups = groupby(iterable)
    return next(groups, True) and not next(groups, False)


def quantify(iterable, predicate=bool):
    return sum(map(predicate, iterable))


def ncycles(iterable, n):
    return chain.from_iterable(repeat(tuple(iterable), n))


def flatten(lists):
    return chain.from_iterable(lists)


def grouper(iterable, n, fill=None):
    return zip_longest(*[iter(iterable)] * n, fillvalue=fill)


def batched(iterable, n):
    iterator = iter(iterable)
    while batch := tuple(islice(iterator, n)):
        yield batch


def roundrobin(*iterables):
    active = len(iterables)
    nexts = cycle(iter(it).__next__ for it in iterables)
    while active:
        try:
            for step in nexts:
                yield step()
        except StopIteration:
            active -= 1
            nexts = cycle(islice(nexts, active))


def partition(predicate, iterable):
    first, second = tee(iterable)
    return filterfalse(predicate, first), filter(predicate, second)


def powerset(iterable):
    items = list(iterable)
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        mark = element if key is None else key(element)
        if mark not in seen:
            seen.add(mark)
            yield element


def unique_justseen(iterable, key=None):
    return map(next, map(operator.itemgetter(1), groupby(iterable, key)))


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    for p in iter_index(data, 1, 3, math.isqrt(n) + 1):
        data[p * p : n : p + p] = bytes(len(range(p * p, n, p + p)))
    data[2] = 1
    return [i for i in range(n) if data[i]]


def iter_index(data, value, start, stop):
    return (i for i in range(start, stop, 2) if data[i] == value)


def polynomial(coefficients, x):
    return sum(map(operator.mul, coefficients, accumulate(repeat(x, len(coefficients) - 1), operator.mul, initial=1)))


print(take(4, count(3)), take(3, prepend(0, [1, 2, 3])), take(4, tabulate(lambda n: n * n, 2)), list(tail(3, "ABCDEFG")))
iterator = iter(range(10))
consume(iterator, 3)
print(next(iterator), nth("abc", 1), nth("abc", 9, "none"), all_equal("aaa"), all_equal("ab"), all_equal(""))
consume(iterator)
print(next(iterator, "empty"), quantify([3, 0, 5, ""]), list(ncycles("ab", 3)), list(flatten([[1], [], [2, 3]])))
print(list(grouper("ABCDEFG", 3, "x")), list(batched("ABCDEFG", 3)), "".join(roundrobin("ABC", "D", "EF")))
print([list(part) for part in partition(lambda n: n % 2, range(8))], list(powerset([1, 2, 3])))
print(list(unique_everseen("AAAABBBCCDAABBB")), list(unique_everseen("ABBcCAD", str.lower)), list(unique_justseen("AAAABBBCCDAABBB")))
print(sieve(60), polynomial([1, 2, 3], 2), list(starmap(divmod, zip([7, 8], [2, 3]))))
