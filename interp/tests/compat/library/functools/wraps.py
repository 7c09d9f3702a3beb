"""functools.wraps and update_wrapper: copied attributes, __wrapped__, own assignments."""
from functools import WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, partial, update_wrapper, wraps


def logged(function):
    @wraps(function)
    def wrapper(*args, **named):
        """The wrapper's own text."""
        log.append((function.__name__, args, named))
        return function(*args, **named)

    return wrapper


log = []


@logged
def add(a: int, b: int = 2) -> int:
    """Add two numbers."""
    return a + b


print(add(1), add(1, b=5), log)
print(add.__name__, add.__doc__, add.__qualname__, add.__module__, add.__annotations__)
print(add.__wrapped__(10), add.__wrapped__ is not add, len(log))
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


def bare(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


@bare
def hidden():
    """Lost."""


print(hidden.__name__, hidden.__doc__, hasattr(hidden, "__wrapped__"), hidden.__qualname__)


def target():
    pass


def source():
    """Source text."""


source.colour = "red"
target.colour = "blue"
target.size = 1
result = update_wrapper(target, source)
print(result is target, target.colour, target.size, target.__name__, target.__wrapped__ is source)


def other():
    """Other text."""


update_wrapper(other, source, assigned=("__doc__",), updated=())
print(other.__name__, other.__doc__, hasattr(other, "colour"))

p = update_wrapper(partial(add, 1), add)
print(p.__name__, p.__doc__, p())


class Counted:
    def __init__(self, function):
        update_wrapper(self, function)
        self.function = function
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@Counted
def greet(name):
    """Say hello."""
    return f"hello {name}"


print(greet("a"), greet("b"), greet.count, greet.__name__, greet.__doc__, greet.__wrapped__("c"))


def repeat(times):
    def decorate(function):
        @wraps(function)
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


@repeat(3)
@logged
def shout(text):
    "Shout."
    return text.upper()


print(shout("x"), shout.__name__, shout.__wrapped__.__wrapped__("raw"), len(log))


def unwrap(function):
    depth = 0
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
        depth += 1
    return depth, function.__name__


print(unwrap(shout), unwrap(add), unwrap(len))
try:
    update_wrapper(5, add)
except AttributeError as error:
    print("AttributeError:", error)
update_wrapper(other, 5)
print(other.__name__, other.__doc__ == (5).__doc__, other.__wrapped__)
