"""functools.partial and partialmethod: arguments, attributes, reprs, nesting, errors."""
from functools import partial, partialmethod


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def show(*args, **named):
    return args, named


p = partial(show, 1, 2, a=3)
print(p(), p(4, b=5), p(a=9))
print(p.func is show, p.args, p.keywords)
basetwo = partial(int, base=2)
print(basetwo("1010"), basetwo("12", base=10), basetwo)
basetwo.__doc__ = "Convert from base two."
print(basetwo.__doc__, partial(print, "x", sep="-").keywords)
nested = partial(partial(show, 1), 2, z=0)
print(nested.args, nested.keywords, nested.func is show, nested(3))
p.note = "attributes allowed"
print(p.note, sorted(vars(p)), callable(p), isinstance(p, partial))
print(repr(partial(int)), repr(partial(int, 1, 2, x="y")), repr(partial(int, partial(str, 5))))
print(partial(max, key=len)(["a", "bbb"]), list(map(partial(pow, 2), range(5))))
print(sorted("bA", key=partial(str.lower)))
attempt(lambda: partial())
attempt(lambda: partial(5))
attempt(lambda: partial(lambda x: x)())
attempt(lambda: partial(lambda x: x, 1)(x=2))
attempt(lambda: setattr(p, "func", 3))
attempt(lambda: partial(int, base=2)("19"))
print(partial(show) == partial(show), p == p)


class Sub(partial):
    def __call__(self, *args):
        return ("sub", super().__call__(*args))


print(Sub(show, 1)(2), Sub(int, 3))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, reason=None):
        self.alive = state
        return self, state, reason

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, reason="rule")

    def __repr__(self):
        return "Cell"

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    make_two = partialmethod(make, 1, 2)

    @staticmethod
    def stat(a, b):
        return a - b

    from_ten = partialmethod(stat, 10)
    printer = partialmethod(show, "bound")
    as_partial = partial(show, "not bound")


c = Cell()
print(c.set_alive(), c.alive, c.set_dead(), c.alive, c.set_dead(reason="other"))
print(Cell.set_alive(c, "why"), c.make_two(3), Cell.make_two(), c.from_ten(4), c.printer(5), c.as_partial(6))
stored = Cell.__dict__["set_dead"]
print(type(stored).__name__, stored.args, stored.keywords, stored.func is Cell.set_state)
attempt(lambda: c.set_alive(1, 2, 3))
attempt(lambda: partialmethod(5))


class Child(Cell):
    set_maybe = partialmethod(Cell.set_state, "maybe")


print(Child().set_maybe()[1:], Child().set_alive()[1:])
log = partial(print, "LOG:", sep=" ", end=" |\n")
log("message", 1)
