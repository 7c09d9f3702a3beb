"""typing.get_type_hints and annotations at run time: functions, classes, modules, strings."""
import sys
from typing import Annotated, Any, ClassVar, Dict, Final, List, Optional, TypeVar, Union, get_type_hints, no_type_check


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def function(a: int, b: "str" = "x", *args: float, c: Optional["Node"] = None, **named: Any) -> List["Node"]:
    local: int = 5
    return []


class Node:
    value: int = 0
    next: "Optional[Node]" = None
    count: ClassVar[int] = 0
    name: Final = "n"

    def link(self, other: "Node") -> "Node":
        return other


print(function.__annotations__)
print(get_type_hints(function))
print(Node.__annotations__)
print(get_type_hints(Node))
print(get_type_hints(Node.link), get_type_hints(Node().link))


class Child(Node):
    value: float
    extra: "List[int]"


print(get_type_hints(Child), list(Child.__annotations__))
module_level: int = 3
unset: "Dict[str, int]"
print(__annotations__)
print(get_type_hints(sys.modules["__main__"]))
attempt(lambda: unset)

print("-- what is recorded")


def order(log=[]):
    def note(text):
        log.append(text)
        return text

    def inner(a: note("a") = note("default a"), b: note("b") = note("default b")) -> note("return"):
        unused: note("never evaluated")

    return log, inner.__annotations__


print(order())


class Body:
    x: int = 1
    (y): int = 2
    z: list[int]
    x.real: str
    items = [0]
    items[0]: int = 5


print(Body.__annotations__, Body.items, hasattr(Body, "z"))
print((lambda x: x).__annotations__, hasattr(len, "__annotations__"))
function.__annotations__["a"] = "changed"
print(function.__annotations__["a"])
function.__annotations__ = {}
print(get_type_hints(function))

print("-- names")


def unknown(x: "Undefined"):
    pass


def bad(x: "1 +"):
    pass


def number(x: 5):
    pass


attempt(lambda: get_type_hints(unknown))
print(get_type_hints(unknown, globalns={"Undefined": int}), get_type_hints(unknown, None, {"Undefined": str}))
attempt(lambda: get_type_hints(bad))
attempt(lambda: get_type_hints(number))
attempt(lambda: get_type_hints(5))
print(get_type_hints(len))


def annotated(x: Annotated[int, "m"], y: None = None, z: int = None) -> None: ...


print(get_type_hints(annotated), get_type_hints(annotated, include_extras=True))


@no_type_check
def unchecked(x: "anything at all"): ...


print(get_type_hints(unchecked), unchecked.__annotations__)
T = TypeVar("T")


def generic(x: T, y: "Union[T, List[T]]") -> T: ...


print(get_type_hints(generic))
