"""enum: the functional API, and enums made from pairs, dicts and strings."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


Animal = Enum("Animal", "ANT BEE CAT DOG")
print(Animal, list(Animal), Animal.ANT.value, Animal(4), Animal.__module__, Animal.__qualname__, Animal.__doc__)
print([m.value for m in Enum("FromComma", "A, B,C")], list(Enum("FromList", ["X", "Y"])), [m.value for m in Enum("Start", "A B C", start=10)])
Pairs = Enum("Pairs", [("ONE", "one"), ("TWO", "two")])
print(list(Pairs), Pairs("two"))
FromDict = Enum("FromDict", {"LEFT": -1, "RIGHT": 1, "OTHER": -1})
print(list(FromDict), FromDict.OTHER, FromDict.LEFT.value)
Numbers = IntEnum("Numbers", "ZERO ONE TWO", start=0)
print(list(Numbers), Numbers.TWO + 1, Numbers.ZERO == 0)
Bits = Flag("Bits", "A B C D")
print([m.value for m in Bits], Bits.A | Bits.D)
IntBits = IntFlag("IntBits", ["R", "W"])
print(int(IntBits.R | IntBits.W), [m.value for m in IntFlag("S", "A B", start=4)])
Strings = StrEnum("Strings", ["Alpha", "BETA"])
print([m.value for m in Strings])
print(list(Enum("Empty", "")), list(Enum("EmptyList", [])), list(Enum("FromTuple", ("P", "Q"))))
Typed = Enum("Typed", [("A", "1"), ("B", "2")], type=int)
print(Typed.A + 1, Typed.B, repr(Typed.A), isinstance(Typed.A, int))
Placed = Enum("Placed", "A", module="some.module", qualname="Outer.Placed")
print(Placed.__module__, Placed.__qualname__, Placed)


class Greeting(Enum):
    def greet(self):
        return f"{self.value}, {self.name.title()}"


Polite = Greeting("Polite", {"ANN": "Dear", "BOB": "Hello"})
print([p.greet() for p in Polite], isinstance(Polite.ANN, Greeting), Polite.__mro__[1].__name__)
attempt(lambda: Enum("Bad", "A A"))
attempt(lambda: Enum("Bad", 5))
attempt(lambda: Enum("Bad", [("A", 1, 2)]))
attempt(lambda: Enum("Bad"))
attempt(lambda: Animal("New", "A B"))
attempt(lambda: Enum("Bad", ["mro"]))
attempt(lambda: Enum("Bad", ["_x_"]))
attempt(lambda: IntEnum("Bad", [("A", "x")]))
print(list(Enum("Odd", ["has space", "for"])), Enum("Odd2", ["for"])["for"])
print([m.value for m in Enum("Generated", [f"M{i}" for i in range(3)])])

# Enums built from a table.
table = """
OK 200 fine
NOT_FOUND 404 missing
ERROR 500 broken
"""
rows = [line.split() for line in table.strip().splitlines()]
Status = IntEnum("Status", {name: int(code) for name, code, _ in rows})
texts = {Status[name]: text for name, _, text in rows}
for status in Status:
    print(status, repr(status), texts[status], texts[status.value])
print(Status(404).name, [s.name for s in Status if s >= 400], sorted(Status, reverse=True)[0].name)
print(Status.OK in Status, 200 in texts, Status.__members__.keys() == {"OK", "NOT_FOUND", "ERROR"})
print(Enum("A", "X") == Enum("A", "X"), Enum("A", "X").X == Enum("A", "X").X)
