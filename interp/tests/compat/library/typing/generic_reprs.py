"""typing: the texts of generic aliases, special forms and built-in generics."""
import collections.abc as abc
from collections import OrderedDict, defaultdict, deque
from typing import (
    Any, Callable, ClassVar, Counter, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, Iterable, Iterator, List, Literal,
    Mapping, NoReturn, Optional, ParamSpec, Sequence, Set, Tuple, Type, TypeVar, Union,
)

T = TypeVar("T")
K = TypeVar("K", bound=str)
P = ParamSpec("P")


class Own:
    pass


class Box(Generic[T]):
    pass


samples = [
    Any, NoReturn, List, Dict, Tuple, Callable, Union, Optional, ClassVar, Final, Literal, Type, Generic,
    List[int], Dict[str, int], Set[Own], FrozenSet[bytes], Tuple[int, str], Tuple[int, ...], Tuple[()],
    Type[Own], Deque[int], DefaultDict[str, List[int]], Counter[str], Iterable[T], Iterator[int], Mapping[str, Any], Sequence[Box[int]],
    Generator[int, None, str],
    Optional[int], Union[int, str], Union[int, None, str], Optional[List[int]], Union[List[int], Dict[str, Own]],
    Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Callable[[Callable[[int], str]], None],
    ClassVar[int], Final[str], Literal["a", 1, True, None, b"x"],
    Box, Box[int], Box[T], Box[List[str]], Box["Own"], List["Own"], List[None], Dict[str, "Box[int]"],
    list[int], dict[str, list[int]], tuple[int, ...], tuple[()], set[Own], type[int], frozenset[T],
    deque[int], defaultdict[str, int], OrderedDict[int, str], abc.Mapping[str, int], abc.Callable[[int], str], abc.Iterator[T],
    int | str, int | None, Own | None, list[int] | dict[str, int], Union[int, list[str]], int | str | float,
    T, K, P, ForwardRef("Later"), P.args, Callable[P, T],
]
for sample in samples:
    print(repr(sample))

print("-- substituted")
print(List[T][int], Dict[K, T][str, int], Union[T, int][str], Optional[T][int], Callable[[T], T][str], Box[T][Box[int]])
print(list[T][int], dict[T, list[T]][str], Union[T, None][None], Tuple[T, ...][int], (T | None)[str])
print(List[Dict[str, T]].__parameters__, Box.__parameters__, List[int].__parameters__, Callable[P, T].__parameters__)

print("-- equality and hashing")
print(List[int] == List[int], List[int] == list[int], Union[int, str] == Union[str, int], (int | str) == Union[int, str], hash(Union[int, str]) == hash(Union[str, int]))
print(len({List[int], List[int], List[str]}), Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True], Callable[[int], str] == Callable[[int], str])
