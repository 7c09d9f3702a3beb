"""dataclasses: what is refused when the class is made."""
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def default_before():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def inherited_default_before():
    @dataclass
    class Base:
        a: int = 1

    @dataclass
    class Bad(Base):
        b: str


def mutable_list():
    @dataclass
    class Bad:
        items: list = []


def mutable_dict():
    @dataclass
    class Bad:
        items: dict = {}


def mutable_set():
    @dataclass
    class Bad:
        items: set = field(default=set())


class Unhashable:
    __hash__ = None


def unhashable_default():
    @dataclass
    class Bad:
        thing: Unhashable = Unhashable()


def factory_in_classvar():
    @dataclass
    class Bad:
        x: ClassVar[list] = field(default_factory=list)


def factory_in_initvar():
    @dataclass
    class Bad:
        x: InitVar[list] = field(default_factory=list)


def field_without_annotation():
    @dataclass
    class Bad:
        x = field(default=1)


def frozen_from_plain():
    @dataclass
    class Base:
        x: int

    @dataclass(frozen=True)
    class Bad(Base):
        y: int


def plain_from_frozen():
    @dataclass(frozen=True)
    class Base:
        x: int

    @dataclass
    class Bad(Base):
        y: int


def two_kw_only():
    @dataclass
    class Bad:
        _: KW_ONLY
        a: int
        __: KW_ONLY
        b: int


def slots_twice():
    @dataclass(slots=True)
    class Bad:
        __slots__ = ("x",)
        x: int


def weakref_without_slots():
    @dataclass(weakref_slot=True)
    class Bad:
        x: int


def kw_only_classvar():
    @dataclass
    class Bad:
        x: ClassVar[int] = field(default=1, kw_only=True)


def wrong_option():
    @dataclass(nothing=True)
    class Bad:
        x: int


for action in (
    default_before, inherited_default_before, mutable_list, mutable_dict, mutable_set, unhashable_default,
    factory_in_classvar, factory_in_initvar, field_without_annotation, frozen_from_plain, plain_from_frozen,
    two_kw_only, slots_twice, weakref_without_slots, kw_only_classvar, wrong_option,
):
    print(action.__name__, end=": ")
    attempt(action)
