"""typing: NewType, cast, overload, final, TYPE_CHECKING, assert_type, reveal_type, Any, Self and others."""
from typing import (
    IO, TYPE_CHECKING, Any, AnyStr, Callable, Concatenate, Final, ForwardRef, Hashable, List, Literal, LiteralString, Never, NewType, NoReturn, ParamSpec,
    Self, Sized, Text, TypeAlias, TypeGuard, TypeVarTuple, Unpack, assert_never, assert_type, cast, clear_overloads, dataclass_transform, final,
    get_overloads, overload,
)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


UserId = NewType("UserId", int)
Admin = NewType("Admin", UserId)
print(UserId(5), type(UserId(5)), UserId("x"), UserId, UserId.__name__, UserId.__supertype__, Admin.__supertype__, Admin(3) + 1)
print(List[UserId], UserId | None, callable(UserId))
attempt(lambda: isinstance(5, UserId))


def extend():
    class Bad(UserId):
        pass


attempt(extend)
print(cast(int, "not an int"), cast("List[str]", [1]), cast(None, 5), assert_type(5, str))
print(TYPE_CHECKING, Text is str, AnyStr.__constraints__, AnyStr)
if TYPE_CHECKING:
    import module_that_is_never_imported


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(4), double("ab"), len(get_overloads(double)))
clear_overloads()
print(get_overloads(double))


@overload
def unfinished(x: int) -> int: ...


attempt(lambda: unfinished(1))


@final
class Last:
    @final
    def method(self):
        return "final"


class Anyway(Last):
    pass


print(Anyway().method(), Last.__final__, Last.method.__final__)


def never(x: NoReturn) -> Never:
    raise ValueError("stopped")


attempt(lambda: never(1))
attempt(lambda: assert_never("value"))
for form in (Any, NoReturn, Never, Self, LiteralString, TypeAlias, Final[int], TypeGuard[int], Unpack, Concatenate, IO, IO[str], Hashable, Sized):
    print(form, end="; ")
print()
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(P.args, P.kwargs, Ts, Unpack[Ts], Callable[Concatenate[int, P], str], ForwardRef("X") == ForwardRef("X"), ForwardRef("X").__forward_arg__)
attempt(lambda: Self[int])
attempt(lambda: Any[int])
attempt(lambda: NoReturn[int])
attempt(lambda: Final[int, str])
attempt(lambda: Concatenate[int])
attempt(lambda: ForwardRef("1 +"))
attempt(lambda: NoReturn())
Vector: TypeAlias = "list[float]"
print(Vector, __annotations__["Vector"])


@dataclass_transform()
def model(cls):
    return cls


@model
class Thing:
    x: int


print(Thing.__name__, isinstance(model.__dataclass_transform__, dict))


class Fluent:
    def me(self) -> Self:
        return self


print(Fluent.me.__annotations__["return"], Literal["r", "w"])


class Dynamic(Any):
    pass


print(isinstance(Dynamic(), Dynamic), Dynamic.__mro__[1])
