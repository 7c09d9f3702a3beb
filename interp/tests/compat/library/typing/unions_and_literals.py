"""typing: simplification of Union, Optional and Literal; get_origin and get_args."""
import collections.abc
from typing import Annotated, Any, Callable, ClassVar, Dict, Final, Generic, List, Literal, NewType, Optional, ParamSpec, Tuple, Type, TypeVar, Union, get_args, get_origin


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class A:
    pass


class B(A):
    pass


T = TypeVar("T")
P = ParamSpec("P")
print("-- unions")
print(Union[int], Union[int, int], Union[int, str, int], Union[Union[int, str], float], Union[A, B], Union[int, bool])
print(Optional[None], Optional[Optional[int]], Union[None], Union[int, None], Optional[Union[int, str]], Union[int, Any], Union["A", int])
print(int | int, int | str | int, (int | str) | None, None | int, Union[int, str] | float, list[int] | list[int], List[int] | None, T | int)
print(isinstance(5, int | str), isinstance("a", Union[int, str]), isinstance(None, int | None), isinstance(1.5, int | str), issubclass(bool, int | str))
print(type(int | str), (int | str).__args__, Union[int, str].__args__)
attempt(lambda: Union[()])
attempt(lambda: Union[1, 2])
attempt(lambda: Optional[1])
attempt(lambda: Optional[int, str])
attempt(lambda: int | 5)
attempt(lambda: int | "text")
attempt(lambda: isinstance(1, list[int] | int))
attempt(lambda: isinstance(1, List[int]))
attempt(lambda: Union())
attempt(lambda: Optional[int]())
attempt(lambda: (int | str)())

print("-- literals")
print(Literal[1, 1, 2], Literal[Literal[1, 2], 3, Literal["a"]], Literal[1, True], Literal[0, False, 0], Literal[None], Literal[(1, 2)])
print(get_args(Literal["x", 5, None]), Literal["a"] == Literal["a"], Literal[0] == Literal[False])
print(Optional[Literal["a", "b"]], List[Literal[1]], Union[Literal[1], Literal[2]])
attempt(lambda: Literal())
attempt(lambda: isinstance(1, Literal[1]))

print("-- get_origin, get_args")
for form in (
    List[int], list[int], Dict[str, int], Tuple[int, ...], Tuple[()], Union[int, str], int | str, Optional[int], Callable[[int, str], bool], Callable[..., int],
    Callable[[], None], collections.abc.Callable[[int], str], Type[int], ClassVar[int], Final[int], Literal[1, 2], Annotated[int, "note", 5], Generic[T],
    Generic, List, Callable, int, "text", Any, T, NewType("N", int), Callable[P, int], P.args, Dict[str, List[Tuple[int, str]]],
):
    print(get_origin(form), get_args(form))

print("-- annotated")
Positive = Annotated[int, "positive"]
print(Positive, Positive.__metadata__, Positive.__origin__, Annotated[Positive, "more"], Annotated[List[T], 1][str], Positive == Annotated[int, "positive"])
attempt(lambda: Annotated[int])
attempt(lambda: Annotated[int, "x"]("5"))
attempt(lambda: isinstance(1, Positive))
