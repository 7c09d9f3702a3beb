"""dataclasses in a small program: an expression tree, an event queue, match statements."""
import heapq
from dataclasses import dataclass, field
from functools import cached_property
from typing import Union


class Expr:
    def __add__(self, other):
        return Binary("+", self, lift(other))

    def __radd__(self, other):
        return Binary("+", lift(other), self)

    def __mul__(self, other):
        return Binary("*", self, lift(other))

    def __rmul__(self, other):
        return Binary("*", lift(other), self)


@dataclass(frozen=True)
class Number(Expr):
    value: Union[int, float]


@dataclass(frozen=True)
class Variable(Expr):
    name: str


@dataclass(frozen=True)
class Binary(Expr):
    operator: str
    left: Expr
    right: Expr


def lift(value):
    return value if isinstance(value, Expr) else Number(value)


def simplify(e):
    match e:
        case Binary(op, left, right):
            left, right = simplify(left), simplify(right)
            match (op, left, right):
                case ("+", Number(a), Number(b)):
                    return Number(a + b)
                case ("*", Number(a), Number(b)):
                    return Number(a * b)
                case ("*", Number(0), _) | ("*", _, Number(0)):
                    return Number(0)
                case ("*", Number(1), x) | ("*", x, Number(1)) | ("+", Number(0), x) | ("+", x, Number(0)):
                    return x
            return Binary(op, left, right)
    return e


def text(e):
    match e:
        case Number(value=v):
            return str(v)
        case Variable(name):
            return name
        case Binary("+", l, r):
            return f"({text(l)} + {text(r)})"
        case Binary(operator=op, left=l, right=r):
            return f"{text(l)}{op}{text(r)}"


def derivative(e, name):
    match e:
        case Number():
            return Number(0)
        case Variable(n):
            return Number(int(n == name))
        case Binary("+", l, r):
            return derivative(l, name) + derivative(r, name)
        case Binary("*", l, r):
            return derivative(l, name) * r + l * derivative(r, name)


x, y = Variable("x"), Variable("y")
e = 3 * x * x + 2 * x * y + 1
print(text(e))
print(text(derivative(e, "x")))
print(text(simplify(derivative(e, "x"))))
print(simplify(0 * x + 1 * y), simplify(Number(2) * 3 + x * 0), len({x, Variable("x"), y}))


@dataclass(order=True)
class Event:
    time: int
    priority: int = 0
    name: str = field(default="", compare=False)
    done: list = field(default_factory=list, compare=False, repr=False)

    @cached_property
    def label(self):
        self.done.append("computed")
        return f"{self.time}:{self.name}"


queue = []
for event in (Event(5, 0, "late"), Event(1, 2, "low"), Event(1, 1, "high"), Event(3, name="middle")):
    heapq.heappush(queue, event)
while queue:
    event = heapq.heappop(queue)
    print(event, event.label, event.label, event.done)
    if event.name == "middle":
        heapq.heappush(queue, Event(event.time + 10, name="spawned"))
