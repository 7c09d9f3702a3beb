"""Generator pipelines: order of evaluation, early stopping, cleanup with with and try, generators as context managers."""

import itertools
from contextlib import closing, contextmanager

log = []


def source(n):
    log.append("source opens")
    try:
        for i in range(n):
            log.append(f"source {i}")
            yield i
    finally:
        log.append("source closes")


def double(it):
    try:
        for x in it:
            log.append(f"double {x}")
            yield x * 2
    finally:
        log.append("double closes")


def show():
    print(log)
    log.clear()


print(list(double(source(2))))
show()
g = double(source(5))
print(next(g), next(g))
show()
g.close()
print(log[0])
log.clear()
with closing(source(3)) as s:
    print(next(s))
show()


@contextmanager
def resource(name):
    log.append(f"open {name}")
    try:
        yield name
    except ValueError as error:
        log.append(f"{name} swallows {error}")
    finally:
        log.append(f"close {name}")


def uses_resource():
    with resource("r") as r:
        yield r
        yield r * 2


g = uses_resource()
print(next(g))
g.close()
show()
print(list(uses_resource()))
show()
g = uses_resource()
next(g)
try:
    g.throw(ValueError("into the with"))
except StopIteration:
    print("ended")
show()


def lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line


def strip_comments(it):
    for n, line in it:
        line = line.partition("#")[0].rstrip()
        if line:
            yield n, line


def parse(it):
    for n, line in it:
        key, sep, value = line.partition("=")
        if not sep:
            raise SyntaxError(f"line {n}: no '='")
        yield key.strip(), value.strip()


text = """# settings
a = 1
b = two  # comment

c=3"""
print(dict(parse(strip_comments(lines(text)))))
try:
    dict(parse(strip_comments(lines(text + "\nbroken"))))
except SyntaxError as error:
    print(error)


def window(it, n):
    it = iter(it)
    w = tuple(itertools.islice(it, n))
    if len(w) == n:
        yield w
    for x in it:
        w = w[1:] + (x,)
        yield w


def chunks(it, n):
    it = iter(it)
    while chunk := list(itertools.islice(it, n)):
        yield chunk


def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in its[:]:
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)


def dedupe(it):
    seen = set()
    for x in it:
        if x not in seen:
            seen.add(x)
            yield x


def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or (x is not None and x <= y):
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


print(list(window("abcd", 2)), list(window([1], 2)), list(chunks(range(7), 3)), list(interleave("abc", [1], (True, None))), list(dedupe("mississippi")), list(merge([1, 4, 6], [2, 3, 9])))


def primes():
    yield 2
    found = [2]
    for n in itertools.count(3, 2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


print(list(itertools.islice(primes(), 15)), next(itertools.dropwhile(lambda p: p < 500, primes())))


def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)


print(list(itertools.islice(sieve(itertools.count(2)), 10)))


def tee_by_hand(it):
    cache = []

    def gen():
        i = 0
        while True:
            if i == len(cache):
                try:
                    cache.append(next(it))
                except StopIteration:
                    return
            yield cache[i]
            i += 1
    return gen(), gen()


a, b = tee_by_hand(iter("xyz"))
print(next(a), next(a), list(b), list(a))
late = 1
g = (late * x for x in range(2))
late = 100
print(list(g))


def zipper(*generators):
    while True:
        row = []
        for gen in generators:
            try:
                row.append(next(gen))
            except StopIteration:
                for other in generators:
                    other.close()
                return
        yield row


print(list(zipper(source(2), source(3))))
show()
