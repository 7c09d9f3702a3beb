"""enum: properties on members, functions and annotations in the body, reserved names."""
from enum import Enum, property as enum_property


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Props(Enum):
    A = 1
    B = 2

    @enum_property
    def half(self):
        return self.value / 2

    @property
    def name_and_value(self):
        return f"{self.name}:{self.value}"

    @property
    def value(self):
        return f"v{self._value_}"


print(Props.A.value, Props.B.name_and_value, Props(1), Props.A._value_, Props.B._name_)
attempt(lambda: Props.A.half)


class Functions(Enum):
    add = lambda a, b: a + b
    ITEM = 1

    def plain(self):
        return "method"


print(list(Functions), Functions.add(1, 2), Functions.ITEM.plain())


class WithAnnotations(Enum):
    x: int = 1
    y: str = "two"
    z: float


print(list(WithAnnotations), sorted(WithAnnotations.__annotations__))


def reserved():
    class Bad(Enum):
        _reserved_ = 1


def named_mro():
    class Bad(Enum):
        mro = 1


def rebind():
    class Bad(Enum):
        A = 1

        def A(self):
            pass


for action in (reserved, named_mro, rebind):
    attempt(action)
