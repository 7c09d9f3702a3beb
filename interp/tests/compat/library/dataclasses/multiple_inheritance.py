"""dataclasses: several bases, __post_init__ through super, frozen hierarchies."""
from dataclasses import dataclass, field, fields


@dataclass
class Left:
    a: int = 1
    shared: str = "left"


@dataclass
class Right:
    b: int = 2
    shared: str = "right"


@dataclass
class Both(Left, Right):
    c: int = 3


print(Both(), [f.name for f in fields(Both)], [k.__name__ for k in Both.__mro__])


@dataclass
class Parent:
    items: list = field(default_factory=list)

    def __post_init__(self):
        self.items.append("parent")


@dataclass
class Kid(Parent):
    extra: int = 0

    def __post_init__(self):
        super().__post_init__()
        self.items.append("kid")


print(Kid(), Kid([0], 5), Parent())


@dataclass(frozen=True)
class FrozenBase:
    x: int


@dataclass(frozen=True)
class FrozenChild(FrozenBase):
    y: int = 0


print(FrozenChild(1), hash(FrozenChild(1)) == hash(FrozenChild(1, 0)), FrozenBase(1) == FrozenChild(1))
