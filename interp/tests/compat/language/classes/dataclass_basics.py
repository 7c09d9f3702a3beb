"""dataclasses as classes: generated methods, defaults, inheritance, frozen, ordering, errors."""

from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p == Point(3, 4), p != Point(3), p.norm(), Point(1), Point(y=1, x=2))
for source in ("Point()", "Point(1, 2, 3)", "Point(z=1)", "Point(1) < Point(2)", "hash(Point(1))"):
    try:
        eval(source)
    except TypeError as error:
        print(source, "->", error)
p.x = 10
p.extra = "not a field"
print(p, asdict(p), astuple(p), replace(p, y=7), [f.name for f in fields(Point)])


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


v = Version(1, 2)
print(v < Version(1, 3), v == Version(1, 2, "x"), sorted([Version(2), Version(1, 5), v]), hash(v) == hash(Version(1, 2, "y")), {v: 1}[Version(1, 2)])
for action in ("v.major = 5", "del v.minor", "v.new = 1"):
    try:
        exec(action)
    except FrozenInstanceError as error:
        print(action, "->", type(error).__name__, error)


@dataclass
class Bag:
    name: str
    items: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)
    size: int = field(init=False)
    tags: dict = field(default_factory=lambda: {"k": "v"}, compare=False)

    def __post_init__(self):
        self.size = len(self.items)


a, b = Bag("a"), Bag("b", [1, 2])
a.items.append(1)
print(a, b, a.items is not b.items, Bag("a", [1], tags={}) == Bag("a", [1]))


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: float = 1.5


print(Derived(), Derived(1, 2, 3), [f.name for f in fields(Derived)], isinstance(Derived(), Base), Base(1) == Derived(1, 2))
for source in ("@dataclass\nclass A:\n    x: int = 1\n    y: int", "@dataclass\nclass A:\n    x: list = []", "@dataclass\nclass A(Version):\n    z: int = 0", "@dataclass(order=True)\nclass A:\n    x: int\n    def __lt__(self, o): return 1", "@dataclass(eq=False, order=True)\nclass A:\n    x: int"):
    try:
        exec(source)
        print("fine")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), repr(Bare(1)).startswith("<__main__.Bare object"), hash(Bare(1)) is not None)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5


s = Slotted(1)
try:
    s.z = 1
except AttributeError as error:
    print(error)


@dataclass(kw_only=True)
class Keyword:
    x: int
    y: int = 2


print(Keyword(x=1), s)
try:
    Keyword(1)
except TypeError as error:
    print(error)


@dataclass
class Node:
    value: int
    next: "Node" = None


n = Node(1, Node(2))
n.next.next = n
print(n)
print(asdict(Bag("x", [Point(1, 2)])))


@dataclass
class Custom:
    x: int

    def __repr__(self):
        return "custom repr"

    def __eq__(self, other):
        return "custom eq"


print(Custom(1), Custom(1) == 2, Point.__match_args__, Point.__annotations__)
match Point(1, 2):
    case Point(x, y):
        print("matched", x, y)
