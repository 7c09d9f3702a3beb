"""typing.Generic: own generic classes, type variables, subclassing, __orig_class__, errors."""
from collections.abc import Callable
from typing import Any, Dict, Generic, Iterator, List, Mapping, Tuple, TypeVar, Union, get_args, get_origin


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V", int, str)
N = TypeVar("N", bound=float, covariant=True)


class Stack(Generic[T]):
    def __init__(self, items: List[T] = ()) -> None:
        self.items: List[T] = list(items)

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)


s = Stack[int]().push(1).push(2)
print(s.pop(), list(s), type(s).__name__, s.__orig_class__, isinstance(s, Stack), Stack[int] is Stack[int], Stack[int] == Stack[int])
print(Stack[int], Stack[str].__origin__, Stack[str].__args__, Stack.__parameters__, Stack[T][int], Stack.__orig_bases__)
print(Stack("ab").items, Stack[Union[int, str]], get_origin(Stack[int]) is Stack, get_args(Stack[Dict[str, int]]))


class Pair(Generic[K, T]):
    def __init__(self, first: K, second: T):
        self.first, self.second = first, second

    def swap(self) -> "Pair[T, K]":
        return Pair(self.second, self.first)


print(Pair(1, "a").swap().first, Pair[int, str], Pair[K, int][str], Pair.__parameters__, Pair[T, T][int])


class Named(Stack[int]):
    pass


class Table(Dict[str, T], Generic[T]):
    def total(self):
        return len(self)


class Wrapper(Pair[str, T]):
    pass


print(Named.__orig_bases__, Named.__mro__[1:] == (Stack, Generic, object), Table(a=1).total(), isinstance(Table(), dict), Table[int], Wrapper[int], Wrapper.__parameters__)
print(Wrapper(1, 2).second, Wrapper.__orig_bases__, Table.__mro__[1].__name__)

print("-- type variables")
print(T, N, T.__name__, V.__constraints__, N.__bound__, N.__covariant__, T.__bound__, T.__contravariant__)
print(repr(TypeVar("C", contravariant=True)), isinstance(T, TypeVar), T == TypeVar("T"))

print("-- errors")
attempt(lambda: Stack[int, str])
attempt(lambda: Pair[int])
attempt(lambda: Named[int])
attempt(lambda: Stack[int][str])
attempt(lambda: List[int, str])
attempt(lambda: Dict[int])
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: List[int]().nothing)
attempt(lambda: Mapping[str, int]())
attempt(lambda: isinstance([], Stack[int]))
attempt(lambda: issubclass(Stack, Stack[int]))
attempt(lambda: TypeVar("X", int))
attempt(lambda: TypeVar("X", covariant=True, contravariant=True))
attempt(lambda: TypeVar("X", int, str, bound=float))
attempt(lambda: Stack[1])
attempt(lambda: Any())
print(Stack[int]([5]).pop(), list[int]("ab"))


def both():
    class Bad(Stack[T], Generic[K]):
        pass


def plain():
    class Bad(Union[int, str]):
        pass


attempt(both)
attempt(plain)
compose: Callable[[Callable[[T], K]], K] = lambda f: f(1)
print(compose(str), Tuple[int, Stack[str]])
