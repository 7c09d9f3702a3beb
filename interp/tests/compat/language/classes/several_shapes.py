"""Instructions that see receivers of several classes and shapes, and classes that change meanwhile."""


class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value

    def change(self):
        self.value += 1
        self.count = getattr(self, "count", 0) + 1
        return self.describe()

    def describe(self):
        return f"{self.kind} {self.value} {self.count}"


class Middle(Base):
    kind = "middle"

    def __init__(self, value):
        super().__init__(value * 10)
        self.extra = [value]

    def describe(self):
        return "middle: " + super().describe()


class Lower(Middle):
    def __init__(self, value):
        self.before = value
        super().__init__(value + 1)

    def describe(self):
        return "lower: " + super().describe()


class Slotted(Base):
    __slots__ = ("value", "count")


class Computed(Base):
    @property
    def value(self):
        return self.hidden

    @value.setter
    def value(self, value):
        self.hidden = value * 2


class Error(Exception):
    kind = "error"

    def __init__(self, value):
        super().__init__(value)
        self.value = value

    change = Base.change
    describe = Base.describe


def everyone():
    return [make(value) for value in range(2) for make in (Base, Middle, Lower, Slotted, Computed, Error)]


def turn(all_of_them):
    for one in all_of_them:
        print(one.change())


them = everyone()
for _ in range(3):
    turn(them)
Middle.kind = "changed"
Lower.kind = property(lambda self: f"of {self.before}")
turn(them)
Base.describe = lambda self: f"plainly {self.value}"
turn(them)
del Middle.describe
turn(them)
for one in them[:3]:
    one.describe = lambda: "its own"
turn(them)
them[0].__class__ = Middle
them[1].__dict__["value"] = 1000
turn(them)
for one in them:
    if isinstance(one, Lower):
        del one.value
try:
    turn(them)
except AttributeError as error:
    print(error)
