"""__init_subclass__: hooks on the parent, keyword arguments, super chains."""


class Plugin:
    plugins = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.key = key or cls.__name__.lower()
        Plugin.plugins[cls.key] = cls
        print("registered", cls.__name__, "as", cls.key)


class Csv(Plugin):
    pass


class Json(Plugin, key="js"):
    pass


class Json5(Json, key="js5"):
    pass


class Inherits(Json5):
    pass


print(sorted(Plugin.plugins), hasattr(Plugin, "key"))
try:
    class Bad(Plugin, other=1):
        pass
except TypeError as error:
    print(error)
try:
    class Bad2(object, x=1):
        pass
except TypeError as error:
    print(error)


class Left:
    def __init_subclass__(cls, left=0, **kwargs):
        print("Left", cls.__name__, left, kwargs)
        super().__init_subclass__(**kwargs)


class Right:
    def __init_subclass__(cls, right=0, **kwargs):
        print("Right", cls.__name__, right, kwargs)
        super().__init_subclass__(**kwargs)


class Both(Left, Right, left=1, right=2):
    pass


class Order:
    def __init_subclass__(cls):
        print("init_subclass sees", sorted(k for k in vars(cls) if not k.startswith("__")), cls.__mro__[0].__name__)


class Named:
    def __set_name__(self, owner, name):
        print("set_name first:", owner.__name__, name)


class WithAttributes(Order):
    a = Named()
    b = 2


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("meta new", name, kw)
        return super().__new__(mcls, name, bases, ns, **kw)

    def __init__(cls, name, bases, ns, **kw):
        print("meta init", name, kw)
        super().__init__(name, bases, ns)


class MetaBase(metaclass=Meta):
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw)


class MetaSub(MetaBase, flag=True):
    pass


class Validated:
    required = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        missing = [m for m in cls.required if not callable(getattr(cls, m, None))]
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")


class Base(Validated):
    required = ()


class Fine(Base):
    required = ("run",)

    def run(self):
        return "ran"


print(Fine().run())
try:
    class Lacks(Base):
        required = ("run", "stop")

        def run(self):
            pass
except TypeError as error:
    print(error)
T = type("T", (Plugin,), {"z": 1}, key="dynamic")
print(T.key, Plugin.plugins["dynamic"] is T)
print(type(Plugin.__dict__["__init_subclass__"]).__name__)
