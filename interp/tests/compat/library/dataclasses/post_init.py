"""dataclasses: __post_init__, InitVar, computed fields, validation, properties."""
from dataclasses import InitVar, dataclass, field, fields, replace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class Rectangle:
    width: float
    height: float
    area: float = field(init=False)
    label: str = field(init=False, default="box", repr=False)

    def __post_init__(self):
        if self.width < 0 or self.height < 0:
            raise ValueError(f"negative side in {self.width}x{self.height}")
        self.area = self.width * self.height


r = Rectangle(2, 3)
print(r, r.label, replace(r, width=10))
attempt(lambda: Rectangle(-1, 2))
attempt(lambda: Rectangle(1, 2, 3))
attempt(lambda: replace(r, area=5))

database = {"ann": 31, "bob": 27}


@dataclass
class User:
    name: str
    age: int = None
    source: InitVar[dict] = None
    scale: InitVar[int] = 1

    def __post_init__(self, source, scale):
        if self.age is None and source is not None:
            self.age = source[self.name] * scale


print(User("ann", source=database), User("bob", None, database, 2), User("x", 5))
print([f.name for f in fields(User)], hasattr(User("x", 5), "source"), User("x", 1).scale)
attempt(lambda: replace(User("ann", 1), name="bob", source=database, scale=1))
attempt(lambda: User("nobody", source=database))
print(InitVar[int], InitVar[list[str]])


@dataclass
class NeedsVar:
    a: int
    seed: InitVar[int]

    def __post_init__(self, seed):
        self.b = self.a + seed


print(NeedsVar(1, 2), NeedsVar(1, 2).b)
attempt(lambda: NeedsVar(1))
attempt(lambda: replace(NeedsVar(1, 2), a=3))
print(replace(NeedsVar(1, 2), a=3, seed=10).b)


@dataclass(frozen=True)
class Frozen:
    x: int
    double: int = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "double", self.x * 2)


print(Frozen(4), replace(Frozen(4), x=5))


@dataclass
class Temperature:
    celsius: float = 0.0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9


t = Temperature(100)
t.fahrenheit = 50
print(t, t.fahrenheit)


@dataclass
class Converted:
    numbers: tuple
    total: int = field(default=0, init=False)

    def __post_init__(self):
        self.numbers = tuple(map(int, self.numbers))
        self.total = sum(self.numbers)


print(Converted(["1", "2"]), Converted("123"))
attempt(lambda: Converted(["x"]))
made = []


@dataclass
class Order:
    a: int = field(default_factory=lambda: made.append("a") or 1)
    b: int = field(default_factory=lambda: made.append("b") or 2)

    def __post_init__(self):
        made.append("post")


print(Order(), made, Order(b=5), made)
