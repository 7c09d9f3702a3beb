"""dataclasses: field(), fields(), metadata, is_dataclass, and the reprs of fields."""
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class Column:
    name: str
    width: int = field(default=10, metadata={"unit": "px", "min": 1})
    tags: list = field(default_factory=list, repr=False, compare=False)
    hidden: bool = field(default=False, init=False, hash=True, kw_only=False)
    note: str = field(default="", kw_only=True)


for f in fields(Column):
    print(f.name, f.type.__name__, f.default is MISSING, f.default_factory is MISSING, f.init, f.repr, f.hash, f.compare, f.kw_only, dict(f.metadata))
print([f.default for f in fields(Column) if f.default is not MISSING])
print(fields(Column)[2].default_factory is list, isinstance(fields(Column)[0], Field), type(fields(Column)))
print(fields(Column) == fields(Column("a")), fields(Column)[1].metadata["unit"])
try:
    fields(Column)[1].metadata["new"] = 1
except TypeError as error:
    print("TypeError:", error)

print(is_dataclass(Column), is_dataclass(Column("a")), is_dataclass(int), is_dataclass(5))
attempt(lambda: fields(int))
attempt(lambda: fields(5))
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: field(1))
print(MISSING is MISSING, type(MISSING).__name__)
print(repr(fields(Column)[4].default), fields(Column)[4].name)


# Fields drive a small table printer and a validator.
@dataclass
class Row:
    title: str = field(metadata={"width": 12})
    amount: int = field(metadata={"width": 6, "check": lambda v: v >= 0})
    rate: float = field(default=0.5, metadata={"width": 8, "format": ".2%"})

    def __post_init__(self):
        for f in fields(self):
            check = f.metadata.get("check")
            if check and not check(getattr(self, f.name)):
                raise ValueError(f"bad value for {f.name}: {getattr(self, f.name)!r}")


def table(rows):
    columns = fields(rows[0])
    print("".join(f"{c.name:<{c.metadata['width']}}" for c in columns).rstrip())
    for row in rows:
        cells = (format(getattr(row, c.name), c.metadata.get("format", "")) for c in columns)
        print("".join(f"{cell:<{c.metadata['width']}}" for cell, c in zip(cells, columns)).rstrip())


table([Row("first", 3), Row("second", 40, 0.125)])
attempt(lambda: Row("x", -1))


@dataclass
class Strings:
    a: "int"
    b: "list[str]" = None
    c: "ClassVar[int]" = 3


print([(f.name, f.type) for f in fields(Strings)])


@dataclass(frozen=True)
class Keyed:
    a: int
    b: int = field(hash=False, default=0)
    c: int = field(compare=False, default=0)


print(hash(Keyed(1, 2, 3)) == hash(Keyed(1, 5, 6)), Keyed(1, 2, 3) == Keyed(1, 2, 9), Keyed(1, 2) == Keyed(1, 3))
