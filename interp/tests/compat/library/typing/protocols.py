"""typing.Protocol: structural checks at run time, inheritance, attributes, errors."""
from abc import abstractmethod
from typing import Generic, Iterable, Protocol, Sized, SupportsAbs, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound, TypeVar, runtime_checkable


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        return "closed"


class Door:
    closed = True


class Holder:
    def __init__(self):
        self.close = lambda: "instance"


print(isinstance(File(), Closable), isinstance(Door(), Closable), isinstance(Holder(), Closable), issubclass(File, Closable), issubclass(Door, Closable))


@runtime_checkable
class HasName(Protocol):
    name: str

    def greet(self) -> str:
        return f"hello {self.name}"


class Person:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return "own"


class Explicit(HasName):
    name = "explicit"


print(isinstance(Person("a"), HasName), isinstance(File(), HasName), Explicit().greet(), isinstance(Explicit(), HasName))
attempt(lambda: issubclass(Person, HasName))


class Unchecked(Protocol):
    def run(self): ...


attempt(lambda: isinstance(File(), Unchecked))
attempt(lambda: issubclass(File, Unchecked))
attempt(lambda: Unchecked())
attempt(lambda: Closable())


class Shape(Protocol):
    @abstractmethod
    def area(self) -> float:
        raise NotImplementedError

    def double(self):
        return 2 * self.area()


class Square(Shape):
    def area(self):
        return 4.0


class Missing(Shape):
    pass


print(Square().double())
attempt(lambda: Missing())

T = TypeVar("T", covariant=True)


@runtime_checkable
class Source(Protocol[T]):
    def get(self) -> T: ...


class Numbers(Generic[T]):
    def get(self):
        return 1


print(isinstance(Numbers(), Source), Source[int], isinstance({}, Source), Source.__parameters__)


@runtime_checkable
class Both(Closable, Sized, Protocol):
    pass


class Buffer(File):
    def __len__(self):
        return 3


print(isinstance(Buffer(), Both), isinstance(File(), Both), isinstance(Buffer(), Closable))


def mixed():
    class Bad(File, Protocol):
        pass


def not_protocol():
    @runtime_checkable
    class Bad:
        pass


attempt(mixed)
attempt(not_protocol)
for kind in (SupportsInt, SupportsFloat, SupportsAbs, SupportsIndex, SupportsRound):
    print(kind.__name__, [isinstance(value, kind) for value in (1, 1.5, 1j, "a", None)])
print(isinstance([], Iterable), isinstance(5, Sized), Closable.__name__, getattr(Closable, "_is_protocol"))
