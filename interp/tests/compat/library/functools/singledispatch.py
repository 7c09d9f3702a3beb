"""functools.singledispatch and singledispatchmethod: registration, resolution, errors."""
from collections import OrderedDict
from collections.abc import Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@singledispatch
def describe(value, *extra):
    """Describe a value."""
    return f"object {value!r} {extra}"


@describe.register
def _(value: int, *extra):
    return f"int {value} {extra}"


@describe.register(list)
@describe.register(tuple)
def _(value, *extra):
    return f"sequence of {len(value)}"


@describe.register
def describe_mapping(value: Mapping):
    return f"mapping with {sorted(value)}"


@describe.register
def _(value: float | str):
    return f"float or str {value}"


describe.register(type(None), lambda value: "nothing")
describe.register(bytes, lambda value: "bytes")

for value in (1, True, [1, 2], (), {"b": 1, "a": 2}, OrderedDict(z=1), 1.5, "text", None, b"x", 2j, {1}):
    print(describe(value))
print(describe(5, "extra", 1), describe(object, 1)[:6])
print(describe.__name__, describe.__doc__, describe_mapping({1: 2}))
print(describe.dispatch(bool)(True), describe.dispatch(dict) is describe_mapping, describe.dispatch(object)(1))
print(len(describe.registry), int in describe.registry, Mapping in describe.registry, dict in describe.registry)


@singledispatch
def size(value):
    return "base"


size.register(Sized, lambda value: "sized")
print(size([1]), size(5))
size.register(Sequence, lambda value: "sequence")
print(size([1]), size({}), size("a"))
size.register(list, lambda value: "list")
print(size([1]), size(()))


class A:
    pass


class B(A):
    pass


class C:
    pass


class D(B, C):
    pass


size.register(A, lambda value: "A")
size.register(C, lambda value: "C")
print(size(B()), size(D()), size(C()), size(A))

attempt(lambda: describe())
attempt(lambda: describe.register(5))
attempt(lambda: describe.register("int", lambda v: v))


def unannotated(value):
    return value


def annotated(value: "not defined"):
    return value


for wrong in (unannotated, annotated):
    try:
        describe.register(wrong)
    except (TypeError, NameError) as error:
        print(type(error).__name__)


class Negator:
    @singledispatchmethod
    def neg(self, value):
        raise NotImplementedError(f"cannot negate {type(value).__name__}")

    @neg.register
    def _(self, value: int):
        return -value

    @neg.register(bool)
    def _(self, value):
        return not value

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__, "any", value

    @make.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__, "str", value


n = Negator()
print(n.neg(5), n.neg(True), Negator.make(1), n.make("s"))
attempt(lambda: n.neg("x"))
