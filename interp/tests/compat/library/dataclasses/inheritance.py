"""dataclasses: inheritance, overriding fields, abstract bases, mixing with plain classes."""
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, fields


@dataclass
class Base:
    x: float = 15.0
    y: int = 0


@dataclass
class Derived(Base):
    z: int = 10
    x: int = 15


print(Derived(), [f.name for f in fields(Derived)], Derived(1, 2, 3), Derived.__match_args__)
print([f.type.__name__ for f in fields(Derived)], isinstance(Derived(), Base))
print(Base() == Derived(), Derived() == Derived(15, 0, 10))


class Plain(Base):
    def __init__(self):
        super().__init__(1.0, 2)
        self.other = 3


print(Plain(), Plain() == Plain(), Plain() == Base(1.0, 2), [f.name for f in fields(Plain)])


@dataclass
class OnPlain(Plain):
    w: str = "w"


print(OnPlain(), OnPlain(w="v", x=0))


class Greeter:
    greeting: str = "hello"

    def greet(self):
        return f"{self.greeting} {self.name}"


@dataclass
class Person(Greeter):
    name: str


print(Person("Ann").greet(), Person("Ann"))


@dataclass
class Shape(ABC):
    name: str = field(init=False, default="shape")

    @abstractmethod
    def area(self): ...

    def __str__(self):
        return f"{self.name} of {self.area():.2f}"


@dataclass
class Square(Shape):
    side: float = 1.0

    def __post_init__(self):
        self.name = "square"

    def area(self):
        return self.side**2


@dataclass
class Circle(Shape):
    radius: float = 1.0

    def area(self):
        return 3 * self.radius**2


for shape in (Square(3), Circle(2)):
    print(shape, repr(shape))
try:
    Shape()
except TypeError as error:
    print("TypeError:", error)
