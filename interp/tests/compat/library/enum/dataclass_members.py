"""enum: dataclass mixins, dataclasses as values, enums nested in dataclasses, copying."""
import copy
from dataclasses import dataclass, field
from enum import Enum, auto


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


@dataclass
class CreatureData:
    size: str
    legs: int
    tail: bool = field(repr=False, default=True)


class Creature(CreatureData, Enum):
    BEETLE = "small", 6
    DOG = "medium", 4
    SNAKE = "long", 0, False


print([(c.name, c.size, c.legs, c.tail) for c in Creature], Creature.DOG.value, repr(Creature.DOG))
print(Creature(CreatureData("small", 6)) is Creature.BEETLE, isinstance(Creature.DOG, CreatureData), Creature["SNAKE"].legs)


@dataclass(frozen=True)
class Size:
    width: int
    height: int

    @property
    def area(self):
        return self.width * self.height


class Paper(Enum):
    A4 = Size(210, 297)
    A5 = Size(148, 210)

    @property
    def area(self):
        return self.value.area

    def fits(self, other):
        return self.value.width <= other.value.width and self.value.height <= other.value.height


print([p.area for p in Paper], Paper.A5.fits(Paper.A4), Paper(Size(210, 297)), repr(Paper.A5))


@dataclass
class Task:
    class State(Enum):
        NEW = auto()
        RUNNING = auto()
        DONE = auto()

        def next(self):
            members = list(type(self))
            index = members.index(self) + 1
            if index == len(members):
                raise ValueError(f"{self.name} is final")
            return members[index]

    name: str
    state: State = State.NEW

    def step(self):
        self.state = self.state.next()
        return self


t = Task("build")
print(t, t.step(), t.step().state, Task.State.__qualname__, repr(Task.State.NEW))
attempt(t.step)
print(copy.copy(Task.State.NEW) is Task.State.NEW, copy.deepcopy([Task.State.DONE])[0] is Task.State.DONE)
