"""__slots__: no instance dictionary, inheritance, defaults, errors."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__)
p.x += 10
print(p.x)
for action in ("p.z = 1", "p.__dict__", "vars(p)", "del p.z", "p.w"):
    try:
        exec(action)
    except (AttributeError, TypeError) as error:
        print(action, "->", type(error).__name__, error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
try:
    del p.x
except AttributeError as error:
    print(error)
p.x = 5
print(p.x, hasattr(p, "x"), type(Point.x).__name__)


class Point3(Point):
    __slots__ = ("z",)

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


q = Point3(1, 2, 3)
print(q.x, q.y, q.z, hasattr(q, "__dict__"))
try:
    q.t = 1
except AttributeError as error:
    print(error)


class Open(Point):
    pass


o = Open(1, 2)
o.extra = 3
print(o.__dict__, o.x)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
print(s.only)
try:
    s.o = 1
except AttributeError as error:
    print(error)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)


class Empty:
    __slots__ = ()


try:
    Empty().x = 1
except AttributeError as error:
    print(error)


class FromDict:
    __slots__ = {"a": "doc of a", "b": "doc of b"}


f = FromDict()
f.b = 1
print(f.b, sorted(FromDict.__slots__), FromDict.a.__doc__)


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden


print(Private().get(), hasattr(Private(), "_Private__hidden"))
for body in ("__slots__ = ('a',); a = 1", "__slots__ = ('1a',)", "__slots__ = (1,)", "__slots__ = ('a b',)"):
    try:
        exec(f"class Bad:\n    {body}")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class L:
    __slots__ = ("l",)


class R:
    __slots__ = ("r",)


try:
    class LR(L, R):
        pass
except TypeError as error:
    print(error)


class Mixed(L, Empty):
    __slots__ = ()


m = Mixed()
m.l = 4
print(m.l)


class List(list):
    __slots__ = ("tag",)


x = List([1, 2])
x.tag = "t"
print(x, x.tag)
try:
    x.other = 1
except AttributeError as error:
    print(error)


class Default:
    __slots__ = ("v",)

    def __getattr__(self, name):
        return f"default {name}"


d = Default()
print(d.v, d.anything)
d.v = 1
print(d.v)


class Prop:
    __slots__ = ("_v",)

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        self._v = value * 2


pr = Prop()
pr.v = 4
print(pr.v)
