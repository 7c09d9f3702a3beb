"""collections.namedtuple as a base class: methods, properties, __new__, sorting, matching."""
from collections import namedtuple


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    @property
    def length_squared(self):
        return self.x**2 + self.y**2

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __str__(self):
        return f"<{self.x}, {self.y}>"


v = Vector(3, 4)
print(v, repr(v), v.length_squared, v + Vector(1, 1), repr(v + v))
print(v._replace(x=0), type(v._replace(x=0)).__name__, Vector._make((8, 9)))
print(f"{v}", f"{v!r}", "%s" % (v,))
try:
    v.extra = 1
except AttributeError as error:
    print("AttributeError")


class Checked(namedtuple("Checked", "low high")):
    def __new__(cls, low, high=None):
        if high is None:
            high = low + 1
        if low > high:
            raise ValueError(f"low {low} above high {high}")
        return super().__new__(cls, low, high)

    def __contains__(self, item):
        return self.low <= item <= self.high


print(Checked(5), 5.5 in Checked(5), 9 in Checked(1, 3))
try:
    Checked(3, 1)
except ValueError as error:
    print("ValueError:", error)
c = Checked(1, 2)
c.note = "has a dict"
print(c.note, c)

Base = namedtuple("Base", "a b")
Extended = namedtuple("Extended", Base._fields + ("c",), defaults=(0,))
print(Extended(1, 2), Extended(*Base(5, 6), 7))

Employee = namedtuple("Employee", "name age title")
people = [Employee("Eve", 41, "boss"), Employee("Adam", 29, "clerk"), Employee("Bob", 29, "clerk")]
for person in sorted(people):
    print(person)
print([p.name for p in sorted(people, key=lambda p: (p.age, p.name))])
print(max(people, key=lambda p: p.age).name)


def describe(value):
    match value:
        case Employee(name=name, title="boss"):
            return f"{name} leads"
        case Employee(name, age):
            return f"{name} is {age}"
        case Vector(0, y):
            return f"on the axis at {y}"
        case (a, b):
            return f"pair {a} {b}"
        case _:
            return "other"


print([describe(item) for item in (*people, Vector(0, 2), Vector(1, 2), (3, 4), (1,))])
print(getattr(people[0], "age"), [getattr(people[1], field) for field in Employee._fields])


class Node(namedtuple("Node", "value next", defaults=(None,))):
    def __iter__(self):
        yield self.value
        if self.next is not None:
            yield from self.next


chain = Node(1, Node(2, Node(3)))
print(list(chain), len(chain), chain[0], repr(Node("x")))
print(Vector.__mro__[1].__name__, Vector.__bases__[0]._fields, issubclass(Vector, tuple))
