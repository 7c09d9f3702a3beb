"""Reading records, validating them, grouping, and a formatted report with totals."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import attrgetter

DATA = """
# id; name; group; quantity; price
1; hammer; tools; 10; 12.50
2; saw; tools; 3; 20
3; apple; food; 200; 0.25
4; bread; food; x; 2.10
5; chair; furniture; 4; 49.99
6; table; furniture; -1; 120
7; nails; tools; 1000; 0.01
8; lamp
9; rice; food; 50; 1.2
1; duplicate; tools; 1; 1
"""


class RecordError(ValueError):
    pass


@dataclass(order=True)
class Item:
    id: int
    name: str
    group: str
    quantity: int
    price: float

    def __post_init__(self):
        if self.quantity < 0:
            raise RecordError(f"negative quantity {self.quantity}")

    @property
    def value(self):
        return self.quantity * self.price


def parse(line):
    fields = [f.strip() for f in line.split(";")]
    try:
        number, name, group, quantity, price = fields
    except ValueError:
        raise RecordError(f"{len(fields)} fields instead of 5") from None
    try:
        return Item(int(number), name, group, int(quantity), float(price))
    except ValueError as error:
        raise RecordError(str(error)) from error


def load(text):
    items, errors = {}, []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            item = parse(line)
            if item.id in items:
                raise RecordError(f"id {item.id} twice")
        except RecordError as error:
            errors.append((number, error))
        else:
            items[item.id] = item
    return items, errors


Total = namedtuple("Total", "count quantity value")


def total(items):
    return reduce(lambda t, i: Total(t.count + 1, t.quantity + i.quantity, t.value + i.value), items, Total(0, 0, 0.0))


items, errors = load(DATA)
for number, error in errors:
    cause = f" (from {type(error.__cause__).__name__})" if error.__cause__ else ""
    print(f"line {number}: {error}{cause}")
print(f"{'id':>3} {'name':<10}{'qty':>6}{'price':>10}{'value':>12}")
for group, members in groupby(sorted(items.values(), key=attrgetter("group", "name")), key=attrgetter("group")):
    members = list(members)
    print(f"--- {group} ".ljust(42, "-"))
    for i in members:
        print(f"{i.id:>3} {i.name:<10}{i.quantity:>6,}{i.price:>10.2f}{i.value:>12,.2f}")
    t = total(members)
    print(f"{'':>3} {'sum':<10}{t.quantity:>6,}{'':>10}{t.value:>12,.2f}")
t = total(items.values())
print("=" * 42, t, sep="\n")
print(max(items.values(), key=attrgetter("value")).name, min(items.values()).id, sorted(items.values(), reverse=True)[0].name, [i.name for i in items.values() if i.value > 50])
by_letter = defaultdict(lambda: [0, []])
for i in items.values():
    by_letter[i.name[0]][0] += 1
    by_letter[i.name[0]][1].append(i.name)
print(dict(by_letter))


def query(items, **conditions):
    tests = {"min": lambda a, v: a >= v, "max": lambda a, v: a <= v, "is": lambda a, v: a == v, "has": lambda a, v: v in a}
    for name, wanted in conditions.items():
        attribute, _, kind = name.partition("__")
        items = [i for i in items if tests[kind or "is"](getattr(i, attribute), wanted)]
    return [i.name for i in items]


print(query(items.values(), group="tools"), query(items.values(), price__max=1.5, quantity__min=100), query(items.values(), name__has="a"))
for bad in ({"group__like": "x"}, {"colour": "red"}):
    try:
        query(items.values(), **bad)
    except (KeyError, AttributeError) as error:
        print(type(error).__name__, error)
histogram = {g: sum(i.quantity for i in items.values() if i.group == g) for g in sorted({i.group for i in items.values()})}
top = max(histogram.values())
for g, n in histogram.items():
    print(f"{g:>10} |{'#' * round(30 * n / top):<30}| {n}")
