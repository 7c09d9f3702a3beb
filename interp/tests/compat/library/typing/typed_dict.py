"""typing.TypedDict: what it is at run time: plain dictionaries with recorded keys."""
from typing import Dict, Generic, List, NotRequired, Optional, Required, TypedDict, TypeVar, get_type_hints, is_typeddict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Movie(TypedDict):
    """A film."""

    title: str
    year: int


m: Movie = {"title": "Alien", "year": 1979}
n = Movie(title="Brazil", year=1985)
print(m, n, type(n), type(m) is dict, Movie.__name__, Movie.__doc__, n == {"title": "Brazil", "year": 1985})
print(Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__))
print(Movie(title=5), Movie(), Movie(other=1), Movie({"a": 1}), Movie([("k", "v")]))
attempt(lambda: isinstance(n, Movie))
attempt(lambda: issubclass(dict, Movie))
attempt(lambda: Movie(5))
print(is_typeddict(Movie), is_typeddict(dict), is_typeddict(n), isinstance(n, dict))


class Partial(TypedDict, total=False):
    rating: float
    tags: List[str]


class Full(Movie, Partial):
    id: int


print(Full.__total__, sorted(Full.__required_keys__), sorted(Full.__optional_keys__), list(Full.__annotations__), Partial.__total__)


class Mixed(TypedDict):
    a: int
    b: NotRequired[str]
    c: Required[Optional[int]]


class MixedPartial(TypedDict, total=False):
    a: Required[int]
    b: str


print(sorted(Mixed.__required_keys__), sorted(Mixed.__optional_keys__), sorted(MixedPartial.__required_keys__), sorted(MixedPartial.__optional_keys__))
print(get_type_hints(Mixed), get_type_hints(Mixed, include_extras=True))
print(NotRequired[int], Required[str])

Made = TypedDict("Made", {"in": int, "x-y": str})
print(Made.__annotations__, Made({"in": 1, "x-y": "a"}), Made.__name__)
Loose = TypedDict("Loose", {"a": int}, total=False)
print(Loose.__total__, sorted(Loose.__optional_keys__), Loose())

T = TypeVar("T")


class Response(TypedDict, Generic[T]):
    data: T
    status: int


print(Response[int], Response(data=[1], status=200), Response[List[int]](data=[1], status=1), Response.__parameters__)


def with_plain_base():
    class Bad(Movie, dict):
        pass


def with_instance_check():
    class Bad(TypedDict):
        a: 5


def from_class():
    class Other:
        pass

    class Bad(TypedDict, Other):
        pass


def with_method():
    class WithDefault(TypedDict):
        a: int

    return WithDefault(a=1).get("a"), WithDefault.__mro__


for action in (with_plain_base, with_instance_check, from_class, with_method):
    attempt(action)


class Tree(TypedDict):
    value: int
    children: List["Tree"]


def total(tree: Tree) -> int:
    return tree["value"] + sum(map(total, tree["children"]))


t = Tree(value=1, children=[Tree(value=2, children=[]), {"value": 3, "children": [{"value": 4, "children": []}]}])
print(total(t), get_type_hints(Tree), Dict[str, Movie])
