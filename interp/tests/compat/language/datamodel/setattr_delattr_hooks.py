"""__setattr__ and __delattr__: every assignment and deletion of an attribute passes through them."""


class Watched:
    def __init__(self):
        self.a = 1
        self.b = 2

    def __setattr__(self, name, value):
        print(f"set {name}={value!r}", end="; ")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print(f"del {name}", end="; ")
        super().__delattr__(name)


w = Watched()
w.a = 5
w.a += 10
w.c = w.d = "x"
w.e, w.f = 1, 2
for w.g in range(3):
    pass
setattr(w, "h", 0)
del w.b, w.c
delattr(w, "d")
print()
print(w.__dict__)
with open.__class__ and __import__("contextlib").nullcontext("value") as w.cm:
    print(w.cm)
[w.x, (w.y, *w.z)] = 1, "abc"
print(w.z)
w.__dict__["quiet"] = 1
print(w.quiet)
try:
    del w.nothing
except AttributeError as error:
    print(type(error).__name__, error)
object.__setattr__(w, "direct", 1)
print(w.direct)


class Frozen:
    def __init__(self, x):
        object.__setattr__(self, "x", x)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign {name!r}: frozen")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name!r}: frozen")


f = Frozen(3)
for action in ("f.x = 4", "f.y = 1", "del f.x", "f.x += 1", "setattr(f, 'x', 1)", "delattr(f, 'q')"):
    try:
        exec(action)
    except AttributeError as error:
        print(action, "->", error)
print(f.x)


class Typed:
    kinds = {"n": int, "s": str}

    def __setattr__(self, name, value):
        kind = self.kinds.get(name)
        if kind is None:
            raise AttributeError(f"no field {name}")
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
        self.__dict__[name] = value


t = Typed()
t.n, t.s = 1, "one"
print(vars(t))
for name, value in (("n", "x"), ("s", 1), ("q", 0)):
    try:
        setattr(t, name, value)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(vars(t))


class Meta(type):
    def __setattr__(cls, name, value):
        print("class set", name, end="; ")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("class del", name, end="; ")
        super().__delattr__(name)


class C(metaclass=Meta):
    inside = 1


C.x = 1
C.inside = 2
del C.x
C().y = 5
print(C.inside, hasattr(C, "x"))
for target, name in ((1, "x"), ("s", "y"), (None, "z"), (object(), "w"), ([], "v"), (len, "u"), (int, "t")):
    try:
        setattr(target, name, 1)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    setattr(w, 1, 2)
except TypeError as error:
    print(error)
