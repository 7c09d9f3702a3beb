"""__instancecheck__, __subclasscheck__, __subclasshook__, and isinstance with tuples and unions."""

from abc import ABC, ABCMeta, abstractmethod


class DuckMeta(type):
    def __instancecheck__(cls, instance):
        print("instancecheck", end=" ")
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, sub):
        print("subclasscheck", end=" ")
        return hasattr(sub, "quack")


class Duck(metaclass=DuckMeta):
    pass


class Robot:
    def quack(self):
        pass


class Cat:
    pass


print(isinstance(Robot(), Duck), isinstance(Cat(), Duck))
print(issubclass(Robot, Duck), issubclass(Cat, Duck))
print(isinstance(Duck(), Duck))
print(isinstance(Cat(), (int, Duck, Cat)), isinstance(Robot(), (int, (str, (Duck,)))))


class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("__len__" in c.__dict__ for c in other.__mro__)
        return NotImplemented


class HasLen:
    def __len__(self):
        return 0


print(isinstance(HasLen(), Sized), issubclass(HasLen, Sized), isinstance([], Sized), isinstance(5, Sized))


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...


class Half(Shape):
    def area(self):
        return 1


class Full(Half):
    name = "full"


for cls in (Shape, Half, Full):
    try:
        print(cls().area())
    except TypeError as error:
        print(error)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__)


@Shape.register
class Registered:
    pass


print(isinstance(Registered(), Shape), issubclass(Registered, Shape), Shape in Registered.__mro__)
print(isinstance(Full(), Shape), isinstance(1, Shape), type(Shape) is ABCMeta)

checks = [
    (1, int), (True, int), (1, bool), (1.0, int), ("a", (int, str)), ([], (tuple, list)), (None, type(None)),
    (int, type), (type, type), (type, object), (1, ()), (print, object), ({}, dict | list),
]
for value, kind in checks:
    print(isinstance(value, kind), end=" ")
print()
print(issubclass(bool, int), issubclass(int, object), issubclass(int, (str, int)), issubclass(type, object), issubclass(int, bool), issubclass(int, int))
for action in ("isinstance(1, 5)", "isinstance(1, 'int')", "issubclass(1, int)", "issubclass(int, 5)", "isinstance(1, [int])", "isinstance(1)", "issubclass(int, (5,))"):
    try:
        print(eval(action))
    except TypeError as error:
        print(action, "->", error)
print(isinstance(1, (int, 5)))


class Pretender:
    @property
    def __class__(self):
        return int


print(isinstance(Pretender(), int), type(Pretender()).__name__, Pretender().__class__)
