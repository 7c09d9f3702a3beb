"""functools.cached_property: computing once, deleting, assigning, inheritance, errors."""
from functools import cached_property


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Data:
    def __init__(self, numbers):
        self.numbers = numbers
        self.computed = []

    @cached_property
    def total(self):
        """The sum."""
        self.computed.append("total")
        return sum(self.numbers)

    @cached_property
    def mean(self):
        self.computed.append("mean")
        return self.total / len(self.numbers)

    @cached_property
    def nothing(self):
        self.computed.append("nothing")
        return None


d = Data([1, 2, 3])
print("total" in d.__dict__, d.total, "total" in vars(d), d.total, d.computed)
print(d.mean, d.mean, d.nothing, d.nothing, d.computed)
d.numbers.append(10)
print(d.total)
del d.total
print(d.total, d.computed.count("total"))
d.total = "assigned"
print(d.total, vars(d)["total"])
print(Data.total.__doc__, type(Data.total).__name__, isinstance(Data.__dict__["total"], cached_property))
print(Data.total.attrname, Data([5]).total, d.total)
del d.mean
attempt(lambda: d.__delattr__("mean"))
attempt(lambda: Data([]).mean)


class Failing:
    tries = 0

    @cached_property
    def value(self):
        self.tries += 1
        if self.tries < 3:
            raise ValueError(f"try {self.tries}")
        return "worked"


f = Failing()
for _ in range(4):
    attempt(lambda: f.value)
print(f.tries)


class Slotted:
    __slots__ = ("x",)

    @cached_property
    def value(self):
        return 1


attempt(lambda: Slotted().value)


class Child(Data):
    @cached_property
    def total(self):
        return super().total * 100


c = Child([1, 2])
print(c.total, c.total, c.computed)

unnamed = cached_property(lambda self: 1)


class Late:
    pass


Late.value = unnamed
attempt(lambda: Late().value)
named = cached_property(lambda self: "named late")
named.__set_name__(Late, "named")
Late.named = named
print(Late().named)


def twice():
    class Two:
        a = cached_property(lambda self: 1)
        b = a


try:
    twice()
except Exception as error:
    print(type(error).__name__, str(error).startswith("Error calling __set_name__"), "|", error.__cause__)


class Same:
    a = cached_property(lambda self: "once")


print(Same().a, [item.a for item in (Same(), Same())])
print(cached_property(len).func is len, vars(Same()))
