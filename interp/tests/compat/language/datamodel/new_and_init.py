"""__new__ and __init__: arguments, immutable subclasses, other return values, errors."""


class Traced:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


Traced()
Traced(1, 2, k=3)


class Sub(Traced):
    def __init__(self, x):
        super().__init__(x, "from sub")


Sub(9)


class Celsius(float):
    def __new__(cls, value, unit="C"):
        if unit == "F":
            value = (value - 32) / 1.8
        self = super().__new__(cls, value)
        self.unit = unit
        return self


c = Celsius(212, "F")
print(c, c.unit, c + 1, type(c).__name__, isinstance(c, float))


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, len(p), p + (3,), type(p).__name__)


class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())


print(Upper("abc"), Upper("abc") == "ABC", type(Upper("x").lower()).__name__)


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        print("init runs again")


print(Single() is Single())


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never called")


print(Other())


class Factory:
    def __new__(cls, kind):
        if cls is Factory:
            cls = {"a": KindA, "b": KindB}[kind]
        return object.__new__(cls)

    def __init__(self, kind):
        self.kind = kind


class KindA(Factory):
    pass


class KindB(Factory):
    pass


print(type(Factory("a")).__name__, type(Factory("b")).__name__, Factory("a").kind)


class NoArgs:
    pass


class InitOnly:
    def __init__(self, a, b=2):
        self.a = a


class NewOnly:
    def __new__(cls, a):
        return super().__new__(cls)


class BadInit:
    def __init__(self):
        return 5


class NewToObject:
    def __new__(cls, *args):
        return super().__new__(cls, *args)


for source in ("NoArgs(1)", "NoArgs(k=1)", "InitOnly()", "InitOnly(1, 2, 3)", "InitOnly(1, c=3)", "NewOnly()", "NewOnly(1)", "NewOnly(1, 2)", "BadInit()", "NewToObject(1)", "object(1)", "object.__new__()", "object.__new__(5)", "object.__new__(int)", "int.__new__(str)", "object().__init__(1)", "NoArgs().__init__(1)", "type('X')()", "int.__new__(bool, 5)"):
    try:
        result = eval(source)
        print(source, "made", type(result).__name__)
    except TypeError as error:
        print(source, "->", error)
i = InitOnly.__new__(InitOnly)
print(hasattr(i, "a"))
i.__init__(7)
print(i.a)
print(type(InitOnly.__dict__.get("__new__")).__name__, type(NewOnly.__dict__["__new__"]).__name__)


class ListSub(list):
    def __init__(self, *items):
        super().__init__(items)


print(ListSub(1, 2, 3), type(ListSub(1)[:]).__name__, type(ListSub(1) + [1]).__name__)
print(int.__new__(int, "12"), str.__new__(str), tuple.__new__(tuple, "ab"), dict.__new__(dict), object.__new__(NoArgs).__class__.__name__)
