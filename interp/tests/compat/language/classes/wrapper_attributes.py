"""Static and class method objects take over the attributes of their function and have attributes of their own."""


def f(a: int):
    "doc"


f.x = 5


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")


for kind in classmethod, staticmethod:
    print("--", kind.__name__)
    m = kind(f)
    print(list(m.__dict__), m.__dict__ is f.__dict__, vars(m) is m.__dict__)
    print(m.__name__, m.__doc__, m.__qualname__, m.__module__, m.__annotations__, m.__wrapped__ is f)
    m.y, m.x = 1, 2
    print(m.x, m.y, f.x, hasattr(f, "y"), list(m.__dict__), "y" in dir(m))
    del m.y
    attempt(lambda: m.y)
    attempt(lambda: delattr(m, "y"))
    m.__name__, m.__doc__ = "n", "d"
    print(m.__name__, m.__doc__, f.__name__, f.__doc__)
    f.__name__ = "renamed"
    print(kind(f).__name__, m.__name__)
    f.__name__ = "f"
    m.__dict__ = {"a": 1}
    print(m.a, m.__dict__)
    attempt(lambda: setattr(m, "__dict__", 3))
    attempt(lambda: m.__name__)
    n = kind(5)
    print("__name__" in n.__dict__, n.__func__)
    attempt(lambda: n.__name__)

    class Own(kind):
        pass

    own = Own(f)
    own.q = 1
    print(list(own.__dict__), own.__name__, own.__func__ is f)

    class Silent(kind):
        def __init__(self, f):
            pass

    print(Silent(f).__dict__)


class C:
    def c(cls):
        "documented"

    c.tag = "function"
    c = classmethod(c)
    c.own = "wrapper"


print(C.__dict__["c"].own, C.__dict__["c"].__doc__, hasattr(C.c, "own"), C.c.tag)
