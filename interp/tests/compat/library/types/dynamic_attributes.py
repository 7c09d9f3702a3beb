"""types.DynamicClassAttribute, coroutine-free helpers, and function attributes."""
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Meta(type):
    def __getattr__(cls, name):
        return f"class-level {name}"


class Thing(metaclass=Meta):
    @types.DynamicClassAttribute
    def title(self):
        """The title."""
        return "instance-level title"

    @title.setter
    def title(self, value):
        print("set", value)

    @title.deleter
    def title(self):
        print("deleted")


t = Thing()
print(t.title, Thing.title, Thing.other)
t.title = 5
del t.title


class ReadOnly(metaclass=Meta):
    @types.DynamicClassAttribute
    def x(self):
        return 1


attempt(lambda: setattr(ReadOnly(), "x", 2))
attempt(lambda: delattr(ReadOnly(), "x"))
print(ReadOnly().x, ReadOnly.x)

print("-- function attributes")


def outer(factor):
    offset = 10

    def inner(a, b=2, *args, c, d=4, **named):
        """Inner text."""
        return a * factor + offset

    return inner


f = outer(3)
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames[:6], f.__code__.co_freevars)
print([cell.cell_contents for cell in f.__closure__], outer.__closure__, f(1, c=0))
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {"c": 5}
f.__name__, f.__doc__ = "renamed", "new text"
attempt(lambda: f())
attempt(lambda: f(d=1))
print(f.__name__, f.__qualname__, f.__doc__)
f.custom = 1
print(f.custom, vars(f), f.__dict__)
attempt(lambda: f.nothing)
attempt(lambda: setattr(f, "__name__", 5))
attempt(lambda: setattr(f, "__defaults__", 5))
attempt(lambda: setattr(len, "custom", 5))
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: f(1, z=1))

cell = types.CellType(5)
print(cell.cell_contents, types.CellType(5) == cell, types.CellType(4) < cell)
cell.cell_contents = 6
print(cell.cell_contents)
attempt(lambda: types.CellType().cell_contents)

print("-- methods")


class C:
    def m(self):
        """Method text."""
        return self

    tag = 1


c = C()
print(c.m.__self__ is c, c.m.__func__ is C.m, c.m.__name__, c.m.__doc__, C.m.__qualname__, c.m() is c)
attempt(lambda: setattr(c.m, "x", 1))
C.m.note = "on the function"
print(c.m.note, C().m.note)
attempt(lambda: C.m())
attempt(lambda: c.m(1))
attempt(lambda: c.tag())
