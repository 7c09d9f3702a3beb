"""itertools: when values are drawn, exhaustion, errors raised part way, chains of tools."""
from itertools import (accumulate, chain, compress, cycle, dropwhile, filterfalse, groupby, islice, pairwise, product, starmap, takewhile, tee, zip_longest)

log = []


def numbers(name, n, fail_at=None):
    for i in range(n):
        if i == fail_at:
            raise ValueError(f"{name} failed at {i}")
        log.append(f"{name}{i}")
        yield i


def drain(label):
    print(label, log)
    log.clear()


it = chain(numbers("a", 2), numbers("b", 2))
drain("chain made")
print(next(it), next(it), next(it))
drain("chain used")

it = islice(numbers("s", 10), 2, 6, 2)
drain("islice made")
print(next(it))
drain("islice first")
print(list(it))
drain("islice rest")

it = takewhile(lambda n: n < 2, numbers("t", 6))
print(list(it))
drain("takewhile")

it = dropwhile(lambda n: n < 2, numbers("d", 5))
print(next(it))
drain("dropwhile")

it = zip_longest(numbers("x", 1), numbers("y", 3))
print(list(it))
drain("zip_longest")

it = pairwise(numbers("p", 3))
drain("pairwise made")
print(next(it))
drain("pairwise first")

it = product(numbers("m", 2), numbers("n", 2))
drain("product made")
print(next(it))
drain("product first")

it = cycle(numbers("c", 2))
print([next(it) for _ in range(5)])
drain("cycle")

it = compress(numbers("k", 4), [0, 1])
print(list(it))
drain("compress")

it = accumulate(numbers("q", 3), lambda a, b: log.append("add") or a + b)
print(list(it))
drain("accumulate")

print("-- failures")
for make in (
    lambda: chain(numbers("f", 3, 1), "never"),
    lambda: islice(numbers("f", 5, 2), 4),
    lambda: starmap(divmod, [(7, 2), (1, 0), (9, 3)]),
    lambda: filterfalse(lambda n: 1 // n, [2, 0, 5]),
    lambda: groupby(numbers("f", 4, 2)),
    lambda: accumulate(numbers("f", 4, 3)),
):
    out = []
    tool = make()
    try:
        for item in tool:
            out.append(item if not isinstance(item, tuple) else item[0])
    except (ValueError, ZeroDivisionError) as error:
        print(out, type(error).__name__, error, "| then", next(tool, "nothing") if not isinstance(tool, groupby) else "-")
drain("after failures")

print("-- tools on tools")
evens = islice(filterfalse(lambda n: n % 2, accumulate(chain([1], cycle([1, 2])))), 6)
print(list(evens))
a, b = tee(numbers("z", 4))
next(b)
print([y - x for x, y in zip(a, b)])
drain("tee and zip")
print(sum(1 for _ in takewhile(lambda pair: pair[0] != pair[1], pairwise("abcddef"))))
for tool in (chain, cycle, islice, product, groupby, tee, accumulate):
    print(tool.__name__, isinstance(tool, type), end="; ")
print()
