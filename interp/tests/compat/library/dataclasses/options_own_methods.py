"""dataclasses: init, repr, eq and unsafe_hash switched off or on, methods of the class itself, clashes."""
from dataclasses import dataclass, field


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass(repr=False, eq=False)
class Plain:
    x: int

    def __repr__(self):
        return f"<plain {self.x}>"


print(Plain(1), Plain(1) == Plain(1), hash(Plain(1)) is not None)


@dataclass(init=False)
class NoInit:
    x: int = 5

    def __init__(self, text):
        self.x = len(text)


print(NoInit("four"), NoInit.x)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(default_factory=list, hash=False)


print(hash(Hashed(1, [1])) == hash(Hashed(1, [2])), Hashed(1, [1]) == Hashed(1, [2]))


@dataclass
class OwnMethods:
    x: int

    def __repr__(self):
        return f"Own({self.x})"

    def __eq__(self, other):
        return "own eq"

    def __hash__(self):
        return 7


print(OwnMethods(1), OwnMethods(1) == 2, hash(OwnMethods(3)))


def bad_order():
    @dataclass(order=True, eq=False)
    class Bad:
        x: int


def has_lt():
    @dataclass(order=True)
    class Bad:
        x: int

        def __lt__(self, other):
            return True


def frozen_setattr():
    @dataclass(frozen=True)
    class Bad:
        x: int

        def __setattr__(self, name, value):
            pass


def hash_twice():
    @dataclass(unsafe_hash=True)
    class Bad:
        x: int

        def __hash__(self):
            return 1


for action in (bad_order, has_lt, frozen_setattr, hash_twice):
    attempt(action)
