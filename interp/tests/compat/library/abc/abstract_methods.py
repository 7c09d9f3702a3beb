"""abc: abstract methods, properties, class and static methods, and the errors on instantiation."""
from abc import ABC, ABCMeta, abstractmethod


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""
        return 10

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Named(Shape):
    name = "named"


class Square(Named):
    def area(self):
        return super().area() + 5


attempt(Shape)
attempt(Named)
print(Square().describe(), sorted(Shape.__abstractmethods__), sorted(Named.__abstractmethods__), Square.__abstractmethods__ == frozenset())
print(type(Shape), isinstance(Square(), Shape), Shape.area.__isabstractmethod__, getattr(Square.area, "__isabstractmethod__", False), Shape.area.__doc__)


class Many(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    @property
    @abstractmethod
    def value(self): ...

    @value.setter
    @abstractmethod
    def value(self, v): ...


class Some(Many):
    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def helper():
        return "helper"


attempt(Many)
attempt(Some)
print(Some.make(), Some.helper())


class Getter(Some):
    @Many.value.getter
    def value(self):
        return 1


attempt(Getter)


class Complete(Some):
    @property
    def value(self):
        return 42


print(Complete().value)
