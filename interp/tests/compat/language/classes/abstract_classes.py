"""abc: abstract methods, properties, class and static methods, concrete parts, registration."""

from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        """The area."""
        return -1

    @property
    @abstractmethod
    def sides(self):
        ...

    @classmethod
    @abstractmethod
    def unit(cls):
        ...

    @staticmethod
    @abstractmethod
    def kind():
        ...

    def describe(self):
        return f"{self.name}: {self.area()} {self.sides} {self.unit()} {self.kind()}"


class Square(Shape):
    def __init__(self, a):
        super().__init__("square")
        self.a = a

    def area(self):
        return self.a ** 2

    @property
    def sides(self):
        return 4

    @classmethod
    def unit(cls):
        return "u"

    @staticmethod
    def kind():
        return "flat"


class Partial(Shape):
    def area(self):
        return super().area()

    sides = 3


print(Square(3).describe())
for cls in (Shape, Partial):
    try:
        cls("x")
    except TypeError as error:
        print(error)
print(sorted(Shape.__abstractmethods__), sorted(Partial.__abstractmethods__), Square.__abstractmethods__, Shape.area.__isabstractmethod__, hasattr(Square.area, "__isabstractmethod__"))


class One(ABC):
    @abstractmethod
    def only(self):
        pass


try:
    One()
except TypeError as error:
    print(error)


class Two(One):
    def only(self):
        return super().only(), "implemented"


print(Two().only())
dynamic = type("Dynamic", (One,), {"only": lambda self: "dynamic"})
print(dynamic().only())
Late = type("Late", (One,), {})
Late.only = lambda self: "too late"
try:
    Late()
except TypeError as error:
    print(error)


class NoAbstract(ABC):
    pass


print(type(NoAbstract()).__name__, type(NoAbstract) is ABCMeta)


class NotABC:
    @abstractmethod
    def f(self):
        return "not enforced without ABCMeta"


print(NotABC().f())


class Protocol(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Protocol:
            return all(any(n in c.__dict__ for c in other.__mro__) for n in ("start", "stop")) or NotImplemented
        return NotImplemented


class Engine:
    def start(self):
        pass

    def stop(self):
        pass


class Rock:
    pass


print(isinstance(Engine(), Protocol), issubclass(Rock, Protocol), isinstance(Rock(), Protocol))
Protocol.register(Rock)
print(isinstance(Rock(), Protocol), issubclass(Rock, Protocol), Protocol in Rock.__mro__)
One.register(int)
print(isinstance(5, One), issubclass(bool, One), isinstance("s", One))
try:
    One.register(5)
except TypeError as error:
    print(error)
try:
    class Sub(One):
        pass
    One.register(One)
    Sub.register(One)
except RuntimeError as error:
    print(error)


class Setter(ABC):
    @property
    @abstractmethod
    def v(self):
        ...

    @v.setter
    @abstractmethod
    def v(self, value):
        ...


class HasGetter(Setter):
    @property
    def v(self):
        return 1


print(HasGetter().v)


class Mixed(One, Engine, metaclass=ABCMeta):
    def only(self):
        return "mixed"


print(Mixed().only(), isinstance(Mixed(), (One, Rock)))
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Set, Sized

values = [1, "s", [], (), {}, set(), frozenset(), b"", range(1), iter([]), (i for i in []), len, None, {}.keys(), object()]
for kind in (Callable, Container, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Set, Sized):
    print(kind.__name__, "".join("x" if isinstance(v, kind) else "." for v in values))


class MySeq(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


s = MySeq("a", "b", "a")
print(s.count("a"), s.index("b"), "a" in s, list(reversed(s)), list(s))
try:
    s.index("z")
except ValueError as error:
    print(repr(error))


class MyMap(Mapping):
    def __getitem__(self, k):
        return {"x": 1, "y": 2}[k]

    def __iter__(self):
        return iter("xy")

    def __len__(self):
        return 2


m = MyMap()
print(m.get("x"), m.get("q", 0), list(m.items()), "y" in m, dict(m), m == {"x": 1, "y": 2}, {**m}, list(m.keys()), list(m.values()))
try:
    Sequence()
except TypeError as error:
    print(error)
