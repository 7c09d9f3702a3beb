"""types.new_class, prepare_class, resolve_bases, and type() with three arguments."""
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


Plain = types.new_class("Plain")
print(Plain.__name__, Plain.__qualname__, len(Plain.__mro__), isinstance(Plain(), Plain))


def body(namespace):
    namespace["x"] = 1
    namespace["get"] = lambda self: self.x
    namespace["__doc__"] = "made at run time"


Filled = types.new_class("Filled", (), {}, body)
print(Filled().get(), Filled.__doc__, Filled.x)
Sub = types.new_class("Sub", (Filled, dict), exec_body=lambda ns: ns.update(y=2))
print(Sub(a=1), Sub().get(), Sub.y, [c.__name__ for c in Sub.__mro__])


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **named):
        print("prepare", name, [b.__name__ for b in bases], named)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **named):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.options = named
        return cls

    def __init__(cls, name, bases, namespace, **named):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__()


M = types.new_class("M", (), {"metaclass": Meta, "level": 3}, body)
print(type(M).__name__, M.options, M.prepared, M.x)
print(M(1, 2).get())
Inherits = types.new_class("Inherits", (M,), {"other": 1})
print(type(Inherits).__name__, Inherits.options, Inherits.x)

meta, namespace, named = types.prepare_class("P", (M,), {"k": 1})
print(meta.__name__, namespace, named)
meta, namespace, named = types.prepare_class("P", (), {"metaclass": Meta, "k": 1})
print(meta.__name__, namespace, named)
print(types.prepare_class("P")[0])


class Generic:
    def __mro_entries__(self, bases):
        return (Filled,)


stand_in = Generic()
print(types.resolve_bases((int, stand_in)) == (int, Filled), types.resolve_bases((int,)) == (int,))
Resolved = types.new_class("Resolved", (stand_in,))
print(Resolved.__bases__ == (Filled,), Resolved.__orig_bases__ == (stand_in,), Resolved().get())


class Registry:
    known = []

    def __init_subclass__(cls, tag=None, **named):
        super().__init_subclass__(**named)
        Registry.known.append((cls.__name__, tag))


types.new_class("First", (Registry,), {"tag": "one"})
type("Second", (Registry,), {}, tag="two")
types.new_class("Third", (Registry,))
print(Registry.known)
attempt(lambda: types.new_class("Bad", (Registry,), {"unknown": 1}))
attempt(lambda: types.new_class(5))
attempt(lambda: types.new_class("Bad", (bool,)))
attempt(lambda: types.new_class("Bad", (M,), {"metaclass": type("OtherMeta", (type,), {})}))

print("-- type with three arguments")
T = type("T", (Filled,), {"z": 3, "double": lambda self: self.z * 2})
print(T().double(), T.__name__, T().get(), isinstance(T(), Filled), type(T), T.__qualname__)
attempt(lambda: type("T", (), {}, 5))
attempt(lambda: type("T", ()))
attempt(lambda: type(5, (), {}))
attempt(lambda: type("T", [], {}))
attempt(lambda: type("T", (), []))
for name, fields in {"Point": ("x", "y"), "Size": ("w",)}.items():
    def init(self, *values, fields=fields):
        self.__dict__.update(zip(fields, values))

    made = type(name, (), {"__init__": init, "__repr__": lambda self: f"{type(self).__name__}{tuple(vars(self).values())}"})
    print(made(1, 2))
