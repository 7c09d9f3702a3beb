"""Metaclasses: __new__, __init__, __call__, inheritance, conflicts, methods on the class."""


class Meta(type):
    registry = []

    def __new__(mcls, name, bases, namespace, **kwargs):
        print("Meta.__new__", name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith("__")), kwargs)
        cls = super().__new__(mcls, name, bases, namespace)
        mcls.registry.append(name)
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("Meta.__init__", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("Meta.__call__", cls.__name__, args, kwargs)
        instance = super().__call__(*args, **kwargs)
        print("made", type(instance).__name__)
        return instance

    def describe(cls):
        return f"class {cls.__name__} with metaclass {type(cls).__name__}"

    def __repr__(cls):
        return f"<{cls.__name__}!>"

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter(["i", "t"])

    def __contains__(cls, item):
        return item == "member"

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __add__(cls, other):
        return f"{cls.__name__}+{other}"


class A(metaclass=Meta):
    x = 1

    def __init__(self, v=0):
        print("A.__init__", v)


class B(A, option=True):
    y = 2


print(type(A), type(B) is Meta, Meta.registry)
A(5)
B(v=6)
print(A.describe(), B.describe())
print(A, repr(B), str(A), f"{B}")
print(len(A), list(A), "member" in A, A["key"], A + 1)
for action in ("A().describe()", "len(A())", "A()[0]"):
    try:
        eval(action)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, v):
        self.v = v


print(Config(1) is Config(2), Config(3).v)


class M1(type):
    pass


class M2(type):
    pass


class M12(M1, M2):
    pass


class C1(metaclass=M1):
    pass


class C2(metaclass=M2):
    pass


try:
    class C12(C1, C2):
        pass
except TypeError as error:
    print(error)


class C12(C1, C2, metaclass=M12):
    pass


print(type(C12).__name__)


class D(C1, metaclass=type):
    pass


print(type(D).__name__)


def function_metaclass(name, bases, namespace, **kwargs):
    return (name, bases, sorted(k for k in namespace if not k.startswith("__")), kwargs)


class NotAClass(metaclass=function_metaclass, k=1):
    a = 1


print(NotAClass)
print(type(type) is type, isinstance(type, type), isinstance(A, Meta), issubclass(Meta, type))
try:
    class E(unknown=1):
        pass
except TypeError as error:
    print(error)


class Auto(type):
    def __new__(mcls, name, bases, ns):
        ns["added"] = lambda self: f"added to {name}"
        upper = {k.upper() if not k.startswith("__") else k: v for k, v in ns.items()}
        return super().__new__(mcls, name, bases, upper)


class F(metaclass=Auto):
    value = 5

    def method(self):
        return "m"


print(F.VALUE, F().METHOD(), F().ADDED(), hasattr(F, "value"))
