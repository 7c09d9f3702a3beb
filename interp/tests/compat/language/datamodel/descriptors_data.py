"""Data descriptors: __get__, __set__ and __delete__ win over the instance dictionary."""


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: expected {self.kind.__name__}, got {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("deleting", self.name)
        del instance.__dict__[self.name]


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Person("Ann", 30)
print(p.name, p.age, p.__dict__)
p.age += 1
print(p.age)
for bad in ("x", None, 1.5):
    try:
        p.age = bad
    except TypeError as error:
        print(error)
del p.age
try:
    p.age
except AttributeError as error:
    print(error)
print(hasattr(p, "age"), getattr(p, "age", "unset"))
print(type(Person.name).__name__, Person.name.kind)
p.__dict__["name"] = "changed underneath"
print(p.name)


class Forced:
    def __get__(self, instance, owner):
        return "from descriptor"

    def __set__(self, instance, value):
        raise AttributeError("read-only")


class Holder:
    x = Forced()


h = Holder()
h.__dict__["x"] = "from instance"
print(h.x, h.__dict__, Holder.x)
try:
    h.x = 1
except AttributeError as error:
    print(error)
try:
    del h.x
except AttributeError as error:
    print(type(error).__name__, error)
Holder.x = "replaced"
print(h.x, Holder.x)


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["stored"] = value * 2


class HasSetOnly:
    attr = SetOnly()


s = HasSetOnly()
print(type(s.attr).__name__)
s.attr = 5
print(s.stored, type(s.attr).__name__)
s.__dict__["attr"] = "instance value"
print(s.attr)
s.attr = 7
print(s.attr, s.stored)


class Shared:
    def __init__(self):
        self.values = []

    def __get__(self, instance, owner):
        return (None if instance is None else "instance", owner.__name__, len(self.values))

    def __set__(self, instance, value):
        self.values.append(value)


class A:
    d = Shared()


class B(A):
    pass


a, b = A(), B()
print(a.d, b.d, A.d, B.d)
a.d = 1
b.d = 2
print(a.d, B.d)
a.plain = Typed(int)
print(type(a.plain).__name__)


class ViaSuper(Person):
    @property
    def upper(self):
        return super().name.upper()


print(ViaSuper("bob", 1).upper)
