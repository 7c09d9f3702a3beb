"""typing.NamedTuple: class syntax, defaults, methods, functional syntax, errors."""
from typing import Generic, NamedTuple, Optional, TypeVar, get_type_hints


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Employee(NamedTuple):
    """Someone who works."""

    name: str
    id: int = 3
    boss: Optional["Employee"] = None

    @property
    def initial(self):
        return self.name[0]

    def rename(self, name):
        return self._replace(name=name)

    def __str__(self):
        return f"{self.name}#{self.id}"

    @classmethod
    def parse(cls, text):
        name, _, number = text.partition(":")
        return cls(name, int(number))


e = Employee("Guido")
print(e, repr(e), e.initial, e.rename("Ann"), Employee.parse("Bob:7"), Employee("x", boss=e).boss.name)
print(Employee._fields, Employee._field_defaults, Employee.__annotations__["id"], Employee.__doc__, Employee.__bases__)
print(isinstance(e, tuple), e == ("Guido", 3, None), e[0], len(e), e._asdict(), list(e), hash(e) == hash(("Guido", 3, None)))
print(get_type_hints(Employee), sorted([Employee("b"), Employee("a")])[0])
name, number, _ = e
print(name, number, e < Employee("H"), e + (1,), e.count(3))
attempt(lambda: Employee())
attempt(lambda: Employee("a", 1, None, 4))
attempt(lambda: Employee("a", wage=1))
attempt(lambda: setattr(e, "name", "x"))
attempt(lambda: e._replace(wage=1))

Point = NamedTuple("Point", [("x", int), ("y", int)])
print(Point(1, 2), Point(y=1, x=2), Point.__annotations__, Point.__name__)


class Empty(NamedTuple):
    pass


print(Empty(), Empty._fields, len(Empty()))

T = TypeVar("T")


class Tagged(NamedTuple, Generic[T]):
    tag: str
    value: T


print(Tagged("a", 1), Tagged[int]("b", 2), Tagged[int], Tagged.__parameters__)


def default_first():
    class Bad(NamedTuple):
        a: int = 1
        b: str


def underscore():
    class Bad(NamedTuple):
        _a: int


def overwrite():
    class Bad(NamedTuple):
        a: int

        def __new__(cls):
            pass


def two_bases():
    class Bad(NamedTuple, dict):
        a: int


for action in (default_first, underscore, overwrite, two_bases):
    attempt(action)
attempt(lambda: NamedTuple("Bad", [("a", int), ("a", str)]))


class Sub(Employee):
    def extra(self):
        return super().rename("sub")


print(Sub("q").extra(), type(Sub("q").extra()).__name__, repr(Sub("q")))
match e:
    case Employee(name="Guido", id=n):
        print("matched", n)
match Point(0, 5):
    case Point(0, y):
        print("axis", y)
