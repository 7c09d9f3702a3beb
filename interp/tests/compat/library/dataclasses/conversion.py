"""dataclasses: asdict, astuple, replace, with nesting, factories and copies."""
from collections import OrderedDict, defaultdict, namedtuple
from copy import copy, deepcopy
from dataclasses import asdict, astuple, dataclass, field, replace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Path:
    name: str
    points: list[Point]
    table: dict = field(default_factory=dict)
    pair: tuple = ()


p = Path("p", [Point(0, 0), Point(1, 2)], {"start": Point(9, 9), Point: 1}, (Point(5, 6), [Point(7, 8)]))
d = asdict(p)
print(d["points"], d["pair"], d["table"]["start"])
print(astuple(p)[:2], astuple(p)[3])
print(asdict(Point(1, 2)), astuple(Point(1, 2)))
d["points"][0]["x"] = 100
print(p.points[0])

print("-- containers keep their type")
Named = namedtuple("Named", "a b")


@dataclass
class Holder:
    value: object


print(asdict(Holder(Named(Point(1, 2), [Point(3, 4)]))))
print(asdict(Holder(OrderedDict(k=Point(1, 2)))))
print(asdict(Holder({1})), asdict(Holder(Holder(Holder(None)))))
print(astuple(Holder(Named(1, Point(1, 1)))), astuple(Holder([{"a": Point(1, 2)}])))
shared = [1]
one = asdict(Holder(shared))
print(one["value"] == shared, one["value"] is shared)

print("-- factories")
print(asdict(Point(1, 2), dict_factory=OrderedDict))
print(asdict(Path("n", [Point(1, 2)]), dict_factory=lambda pairs: sorted(pairs, key=lambda pair: pair[0])))
print(astuple(Path("n", [Point(1, 2)]), tuple_factory=list))
print(asdict(Point(3, None), dict_factory=lambda pairs: {k: v for k, v in pairs if v is not None}))

print("-- replace")
q = replace(p, name="q")
print(q.name, q.points is p.points, q == replace(p, name="q"), replace(Point(1, 2)), replace(Point(1, 2), y=5, x=6))
attempt(lambda: replace(Point(1, 2), z=1))
attempt(lambda: replace(5, x=1))
attempt(lambda: replace(Point, x=1))
attempt(lambda: asdict(5))
attempt(lambda: asdict(Point))
attempt(lambda: astuple([Point(1, 2)]))
attempt(lambda: Point(**asdict(Point(1, 2)), z=3))
print(Point(**asdict(Point(4, 5))), Point(*astuple(Point(4, 5))))


@dataclass
class WithHidden:
    a: int
    b: int = field(default=2, repr=False, compare=False)
    c: int = field(default=3, init=False)


w = WithHidden(1)
w.extra = "not a field"
print(asdict(w), astuple(w), replace(w, b=20), replace(w, b=20).b)
attempt(lambda: replace(w, c=1))

print("-- copies")
r = copy(p)
s = deepcopy(p)
print(r.points is p.points, s.points is p.points, s.points == p.points, s.points[0] is p.points[0])
groups = defaultdict(list)
for point in (Point(1, 1), Point(1, 2), Point(2, 1)):
    groups[point.x].append(astuple(point))
print(dict(groups))
print({key: value for key, value in vars(Point(1, 2)).items()}, [*astuple(Point(1, 2))])
