"""dataclasses.make_dataclass: classes made at run time, with namespaces, bases and options."""
from dataclasses import InitVar, asdict, dataclass, field, fields, is_dataclass, make_dataclass


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5)), ("w", str, "w")])
print(C(1, 2), C(1, y=2, z=3), C.__name__, is_dataclass(C), C.__annotations__["y"], C.__annotations__["x"])
print([f.name for f in fields(C)], C(1, 2) == C(1, 2), asdict(C(1, 2)))

Counter = make_dataclass(
    "Counter",
    [("start", int, 0), ("log", list, field(default_factory=list, repr=False))],
    namespace={"step": lambda self: self.log.append(self.start) or self.start + len(self.log), "unit": "steps"},
)
c = Counter(10)
print(c.step(), c.step(), c, c.log, Counter.unit)

Point = make_dataclass("Point", "x y".split(), frozen=True, order=True)
print(Point(1, 2) < Point(1, 3), hash(Point(1, 2)) == hash(Point(1, 2)), sorted([Point(2, 0), Point(1, 9)]))
attempt(lambda: setattr(Point(1, 2), "x", 5))


class Named:
    def name(self):
        return f"I am {type(self).__name__}"


Sub = make_dataclass("Sub", [("a", int)], bases=(Named,), kw_only=True)
print(Sub(a=1), Sub(a=1).name())
attempt(lambda: Sub(1))


@dataclass
class Base:
    a: int
    b: int = 2


Child = make_dataclass("Child", [("c", int, 3)], bases=(Base,), slots=False, repr=True)
print(Child(1), issubclass(Child, Base), Child.__mro__[1].__name__)

Post = make_dataclass(
    "Post", [("n", int), ("factor", InitVar[int])], namespace={"__post_init__": lambda self, factor: setattr(self, "n", self.n * factor)}
)
print(Post(3, 4))

print("-- errors")
attempt(lambda: make_dataclass("Bad", ["a", "a"]))
attempt(lambda: make_dataclass("Bad", ["for"]))
attempt(lambda: make_dataclass("Bad", ["1x"]))
attempt(lambda: make_dataclass("Bad", [5]))
attempt(lambda: make_dataclass("Bad", [("a", int, 1, 2)]))
attempt(lambda: make_dataclass("Bad", [("a", int, 1), "b"]))
attempt(lambda: make_dataclass("Bad", [("a", list, [])]))
attempt(lambda: make_dataclass("Bad", [("a",)]))
attempt(lambda: make_dataclass("Bad"))


# A schema read from text becomes classes.
schema = """
Book title:str pages:int=0
Author name:str books:list=
"""
kinds = {"str": str, "int": int, "list": list}
made = {}
for line in schema.split("\n"):
    if not line.strip():
        continue
    name, *specs = line.split()
    members = []
    for spec in specs:
        label, _, rest = spec.partition(":")
        kind, equals, default = rest.partition("=")
        if equals and kind == "list":
            members.append((label, list, field(default_factory=list)))
        elif equals:
            members.append((label, kinds[kind], kinds[kind](default)))
        else:
            members.append((label, kinds[kind]))
    made[name] = make_dataclass(name, members)
book = made["Book"]("Dune", 412)
author = made["Author"]("Frank")
author.books.append(book)
print(author, made["Book"]("x"))
print([(f.name, f.type.__name__) for f in fields(made["Author"])])
attempt(lambda: made["Book"]())
