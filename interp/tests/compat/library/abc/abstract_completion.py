"""abc: abstract methods made concrete by mixins, later assignment, update_abstractmethods, __new__."""
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Named(Shape):
    name = "named"


class Square(Named):
    def area(self):
        return 16


class Mixin:
    def area(self):
        return "from mixin"


class ByMixin(Mixin, Named):
    pass


class WrongOrder(Named, Mixin):
    pass


print(ByMixin().area())
attempt(WrongOrder)


class AddedLater(Named):
    pass


AddedLater.area = lambda self: "late"
attempt(AddedLater)
update_abstractmethods(AddedLater)
print(AddedLater().describe())


class Back(Square):
    @abstractmethod
    def area(self): ...


attempt(Back)


class Plain:
    @abstractmethod
    def not_checked(self):
        return "no ABCMeta, no check"


print(Plain().not_checked())


class Sub(int, ABC):
    pass


class WithNew(ABC):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    @abstractmethod
    def go(self): ...


print(Sub(5) + 1)
attempt(lambda: WithNew(1, 2))
print(type(get_cache_token()) is not None, [cls.__name__ for cls in ByMixin.__mro__])
