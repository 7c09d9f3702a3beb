"""dataclasses: order and frozen: comparisons, hashing, refused assignments."""
from dataclasses import FrozenInstanceError, dataclass, field, replace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2, "beta")
print(a < b, a <= c, a >= c, a == c, b > a, sorted([b, c, a, Version(0, 99)]))
print(max(a, b), [v.label for v in sorted([c, a])])
attempt(lambda: a < (1, 3))
attempt(lambda: a < 5)
attempt(lambda: hash(a))


@dataclass(order=True)
class Child(Version):
    pass


attempt(lambda: Child(1) < Version(2))
print(Child(1) == Version(1), Child(1) < Child(2))


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


p = Point(1, 2)
print(p, hash(p) == hash(Point(1, 2)), len({p, Point(1, 2), Point(3)}), p.moved(5), {p: "key"}[Point(1, 2)])


def assign():
    p.x = 5


def delete():
    del p.y


def add():
    p.z = 1


for action in (assign, delete, add):
    attempt(action)
print(issubclass(FrozenInstanceError, AttributeError))
object.__setattr__(p, "x", 99)
print(p)
