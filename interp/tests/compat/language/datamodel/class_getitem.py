"""__class_getitem__: subscripting a class, and builtin generic aliases."""


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Box):
    pass


print(Box[int], Box["a", 1], Sub[...], Box[1:2], Box[()])
try:
    Box()[int]
except TypeError as error:
    print(error)


class Plain:
    pass


try:
    Plain[int]
except TypeError as error:
    print(error)


class Meta(type):
    def __getitem__(cls, item):
        return f"meta {item}"


class Both(metaclass=Meta):
    def __class_getitem__(cls, item):
        return f"class {item}"


print(Both[1])


class Typed:
    cache = {}

    def __class_getitem__(cls, kind):
        if kind not in cls.cache:
            cls.cache[kind] = type(f"{cls.__name__}_{kind.__name__}", (cls,), {"kind": kind})
        return cls.cache[kind]

    def __init__(self, v):
        self.v = self.kind(v)


print(Typed[int]("5").v, Typed[str](5).v, Typed[int] is Typed[int], Typed[int].__name__)
print(list[int], dict[str, int], tuple[int, ...], set[str], frozenset[int], type[int])
print(list[int]([1, 2]), dict[str, int](a=1), tuple[int, ...]([1]))
alias = list[int]
print(alias.__origin__, alias.__args__, alias == list[int], alias == list[str], type(alias).__name__)
print(list[list[int]], dict[str, list[tuple[int, str]]], list["Forward"], tuple[()])
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
try:
    int[str]
except TypeError as error:
    print(error)
try:
    list[int][str]
except TypeError as error:
    print(error)


def annotated(a: list[int], b: dict[str, Box] = None) -> tuple[int, ...]:
    return (1,)


print({k: str(v).replace("__main__.", "") for k, v in annotated.__annotations__.items()})
print(int | str, int | None, list[int] | None, (int | str).__args__, int | str == str | int)
print(isinstance(1, int | str), isinstance(1.5, int | None), isinstance(None, int | None), issubclass(bool, int | str))
try:
    int | 5
except TypeError as error:
    print(error)
