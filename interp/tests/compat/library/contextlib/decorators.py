"""contextlib.ContextDecorator and AbstractContextManager: managers used as decorators."""
from contextlib import AbstractContextManager, ContextDecorator


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Track(ContextDecorator):
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("start", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("finish", self.name, kind and kind.__name__)
        return self.swallow


@Track("function")
def work(a, b=2):
    """Work on it."""
    print("working", a, b)
    return a + b


print(work(1), work(1, b=5), work.__name__, work.__doc__)
with Track("block") as t:
    print(t.name)


@Track("outer")
@Track("inner", swallow=True)
def failing():
    raise ValueError("lost")


print(failing())


@Track("passing")
def raising():
    raise KeyError("seen")


attempt(raising)


class Recreated(Track):
    def _recreate_cm(self):
        return type(self)(self.name + "'")


@Recreated("r")
def twice():
    return "done"


print(twice(), twice())


class Simple(AbstractContextManager):
    def __exit__(self, *details):
        print("exit", details[0])


with Simple() as s:
    print(type(s).__name__)
attempt(AbstractContextManager)


class Duck:
    def __enter__(self):
        return 1

    def __exit__(self, *details):
        return None


print(issubclass(Duck, AbstractContextManager), isinstance(s, AbstractContextManager), issubclass(int, AbstractContextManager))
