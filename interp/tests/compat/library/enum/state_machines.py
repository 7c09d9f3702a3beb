"""enum in use: members with data, a traffic light, lookups by class methods, flags in dataclasses."""
from dataclasses import dataclass
from enum import Enum, Flag, auto


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Light(Enum):
    RED = ("stop", 30)
    GREEN = ("go", 25)
    YELLOW = ("slow", 5)

    def __init__(self, action, seconds):
        self.action = action
        self.seconds = seconds

    @property
    def following(self):
        return {Light.RED: Light.GREEN, Light.GREEN: Light.YELLOW, Light.YELLOW: Light.RED}[self]


light, clock = Light.RED, 0
for _ in range(5):
    print(clock, light.name, light.action, end="; ")
    clock += light.seconds
    light = light.following
print(clock)


class Weekday(Enum):
    MONDAY = 1
    SUNDAY = 7

    @classmethod
    def from_number(cls, n):
        return cls((n - 1) % 7 + 1)


print(Weekday.from_number(8), Weekday.from_number(14))
attempt(lambda: Weekday.from_number(3))


class Style(Flag):
    BOLD = auto()
    ITALIC = auto()


@dataclass(frozen=True)
class Span:
    text: str
    style: Style = Style(0)


print(Span("a"), Span("b", Style.BOLD | Style.ITALIC), len({Span("a"), Span("a", Style(0))}))


class Mixin:
    def shout(self):
        return self.name + "!"


class Loud(Mixin, Enum):
    A = 1


print(Loud.A.shout(), Loud.__mro__[1:3] == (Mixin, Enum), str(Loud.A))
