"""__getattribute__: intercepts every lookup on an instance, but not special methods."""


class Traced:
    shared = "shared"

    def __init__(self):
        self.own = "own"

    def __getattribute__(self, name):
        print(f"<{name}>", end=" ")
        return object.__getattribute__(self, name)

    def method(self):
        return self.own

    def __len__(self):
        return 3

    def __getattr__(self, name):
        print(f"fallback:{name}", end=" ")
        return None


t = Traced()
print(t.own)
print(t.shared)
print(t.method())
print(t.missing)
print(len(t))
print(t.__len__())
t.new = 1
print(t.new)
print(getattr(t, "own"), hasattr(t, "other"))
print(sorted(t.__dict__))
print(type(t).__name__, t.__class__.__name__)


class Guarded:
    secret = 42

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("access denied")
        return super().__getattribute__(name)


g = Guarded()
try:
    g.secret
except AttributeError as error:
    print(error)
print(hasattr(g, "secret"), Guarded.secret, getattr(g, "secret", "default"))
g.secret = 1
print(vars(g))


class Both:
    def __getattribute__(self, name):
        if name == "direct":
            return "from getattribute"
        raise AttributeError(f"gave up on {name}")

    def __getattr__(self, name):
        if name == "refused":
            raise AttributeError("and again")
        return f"from getattr: {name}"


b = Both()
print(b.direct, b.anything)
try:
    b.refused
except AttributeError as error:
    print(error, repr(error.__context__))


class Other:
    def __getattribute__(self, name):
        raise KeyError(name)


try:
    Other().x
except KeyError as error:
    print("KeyError", error)
try:
    hasattr(Other(), "x")
except KeyError as error:
    print("KeyError from hasattr", error)


class Meta(type):
    def __getattribute__(cls, name):
        if name == "virtual":
            return f"virtual attribute of {type.__getattribute__(cls, '__name__')}"
        return super().__getattribute__(name)


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.virtual, hasattr(WithMeta(), "virtual"))


class Super(Traced):
    def method(self):
        return "sub+" + super().method()


print(Super().method())
