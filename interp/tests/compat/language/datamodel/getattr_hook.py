"""__getattr__: called only when normal lookup fails; hasattr, getattr with a default, delegation."""


class Lazy:
    kind = "class attribute"

    def __init__(self):
        self.present = 1

    def __getattr__(self, name):
        print(f"[{name}]", end=" ")
        if name.startswith("no_"):
            raise AttributeError(f"nothing called {name}")
        return name.upper()

    @property
    def fails(self):
        raise AttributeError("inside the property")

    @property
    def other_error(self):
        raise ValueError("a different error")


x = Lazy()
print(x.present, x.kind, x.missing)
print(hasattr(x, "anything"), hasattr(x, "no_such"), hasattr(x, "present"))
print(getattr(x, "a"), getattr(x, "no_b", "default"), getattr(x, "present", "default"))
print(x.fails)
try:
    x.other_error
except ValueError as error:
    print(error)
try:
    x.no_way
except AttributeError as error:
    print(error, error.name)
try:
    getattr(x, "no_c")
except AttributeError as error:
    print(error)
try:
    len(x)
except TypeError as error:
    print(error)
try:
    x[0]
except TypeError as error:
    print(error)
print(x.__len__, x.__class__.__name__)
x.later = 5
print(x.later)
del x.later
print(x.later)
try:
    Lazy.missing
except AttributeError as error:
    print(error)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


p = Proxy([3, 1, 2])
p.append(0)
p.sort()
print(p._target, p.count(1), p.index(3))
try:
    p.nothing
except AttributeError as error:
    print(error)


class Record:
    def __init__(self, **fields):
        self.__dict__["fields"] = fields

    def __getattr__(self, name):
        try:
            return self.fields[name]
        except KeyError:
            raise AttributeError(name) from None


r = Record(a=1, b=2)
print(r.a, r.b, r.fields)
try:
    r.c
except AttributeError as error:
    print(repr(error), error.__cause__, error.__suppress_context__)


class Chain:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + (name,))

    def __call__(self, *args):
        return ".".join(self.path) + repr(args)


print(Chain().api.users.get(1, 2))


class Base:
    def __getattr__(self, name):
        return "base " + name


class Derived(Base):
    def __getattr__(self, name):
        if name == "special":
            return "derived special"
        return super().__getattr__(name)


print(Derived().special, Derived().other)
print(getattr(Derived, "__getattr__") is not Base.__getattr__)
