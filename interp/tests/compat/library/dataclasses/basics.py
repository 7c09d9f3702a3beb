"""dataclasses: generated __init__, __repr__ and __eq__, defaults, field order, class variables."""
from dataclasses import dataclass, field
from typing import ClassVar


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class Item:
    """An item in stock."""

    name: str
    price: float = 1.5
    count: int = 0
    shop: ClassVar[str] = "corner"
    limit = 100

    def total(self) -> float:
        return self.price * self.count


a = Item("pen", 2.0, 10)
print(a, a.total(), a.shop, a.limit, Item.__doc__)
print(Item("cup"), Item(name="x", count=3), Item("y", count=1, price=0))
print(a == Item("pen", 2.0, 10), a != Item("pen"), a == ("pen", 2.0, 10), a == 5)
print(vars(a), Item.price, hasattr(Item, "name"), Item.__match_args__)
a.count += 5
a.extra = "allowed"
print(a, vars(a))
print(list(Item.__dataclass_fields__), Item.__annotations__["name"])
attempt(lambda: Item())
attempt(lambda: Item("a", 1, 2, 3))
attempt(lambda: Item("a", nothing=1))
attempt(lambda: Item("a", name="b"))
attempt(lambda: hash(a))
attempt(lambda: a < a)


@dataclass
class Basket:
    owner: str
    items: list = field(default_factory=list)
    seen: dict = field(default_factory=dict, repr=False)
    number: int = field(default=7, compare=False)
    token: str = field(default="t", init=False)


x, y = Basket("ann"), Basket("ann")
x.items.append(1)
print(x, y, x.items is y.items, x == y)
y.items.append(1)
y.number = 8
print(x == y, x.token, x.seen)
attempt(lambda: Basket("a", token="x"))


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty(), Empty.__match_args__)


@dataclass
class Undocumented:
    a: int
    b: str = "x"


print(Undocumented.__doc__)


@dataclass()
class Outer:
    @dataclass
    class Inner:
        value: int

    inner: Inner


print(Outer(Outer.Inner(3)), Outer.Inner.__qualname__)


def make():
    @dataclass
    class Local:
        value: int

    return Local(1)


print(make(), type(make()).__qualname__)


@dataclass
class Node:
    value: int
    next: "Node" = None


n = Node(1, Node(2))
print(n)
n.next.next = n
print(n)
