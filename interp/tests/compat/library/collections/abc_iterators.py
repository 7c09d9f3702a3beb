"""collections.abc Iterator, Generator, Reversible, Callable, Collection: mixins of own classes."""
from collections.abc import Callable, Collection, Container, Generator, Iterable, Iterator, Reversible, Sized


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Countdown(Iterator):
    def __init__(self, start):
        self.left = start

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


c = Countdown(4)
print(iter(c) is c, next(c), list(c), list(c), isinstance(c, Iterable))
print(sum(Countdown(10)), dict(zip("abc", Countdown(3))))


class Echo(Generator):
    """A generator made of methods."""

    def __init__(self):
        self.sent = []
        self.done = False

    def send(self, value):
        if self.done:
            raise StopIteration("finished")
        self.sent.append(value)
        return value

    def throw(self, kind, value=None, trace=None):
        self.done = True
        if value is None:
            value = kind() if isinstance(kind, type) else kind
        raise value


e = Echo()
print(next(e), e.send("hello"), e.send(5), e.sent)
print(isinstance(e, Iterator), iter(e) is e)
attempt(lambda: e.throw(ValueError("thrown")))
attempt(lambda: next(e))
e = Echo()
print(e.close(), e.done)


def delegate():
    result = yield from Echo()
    print("result", result)


g = delegate()
print(next(g), g.send("through"))
print(isinstance(g, Generator), isinstance(g, Iterator), isinstance(iter([]), Generator))


class Stubborn(Echo):
    def throw(self, kind, value=None, trace=None):
        return "ignored"


attempt(lambda: Stubborn().close())


class Both(Reversible):
    def __init__(self, text):
        self.text = text

    def __iter__(self):
        return iter(self.text)

    def __reversed__(self):
        return iter(self.text[::-1].upper())


print(list(Both("abc")), list(reversed(Both("abc"))))


class Bag(Collection):
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __contains__(self, item):
        return item in self.items


print(isinstance(Bag(), Sized), isinstance(Bag(), Container), 2 in Bag(1, 2), len(Bag(1, 2)), list(Bag("x")))
attempt(lambda: Iterator())
attempt(lambda: Generator())
attempt(lambda: Collection())
attempt(lambda: Callable())
attempt(lambda: Reversible())


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n


print(isinstance(Adder(1), Callable), isinstance(Adder, Callable), callable(Adder(1)), Adder(1)(2))
print(list[int], Callable[[int, str], bool], Callable[..., None], Iterable[int], isinstance([], Iterable))
