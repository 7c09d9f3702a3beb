"""The order of attribute lookup: data descriptor, instance, class along the MRO, __getattr__; class attributes."""


class A:
    shared = []
    count = 0
    name = "A"

    def bump(self):
        self.count += 1
        return self.count


class B(A):
    name = "B"


a, b = A(), B()
a.shared.append(1)
b.shared.append(2)
print(A.shared, B.shared is A.shared)
a.shared = ["own"]
print(a.shared, b.shared, A.shared)
print(a.bump(), a.bump(), A.count, b.bump(), a.__dict__["count"])
A.count = 100
print(a.count, B.count, b.count, A().count)
del a.count
print(a.count)
B.count = 5
print(A.count, B.count, B().count)
del B.count
print(B.count)
try:
    del B.count
except AttributeError as error:
    print(error)
try:
    del A().count
except AttributeError as error:
    print(error)
A.later = lambda self: f"later {self.name}"
print(a.later(), b.later())
print([cls.__name__ for cls in B.__mro__ if "name" in vars(cls)], "name" in vars(b))


class D:
    def __get__(self, i, o):
        return "descriptor"


class N:
    nd = D()
    plain = "class value"

    def __getattr__(self, name):
        return f"getattr {name}"


n = N()
print(n.nd, n.plain, n.missing)
n.__dict__.update(nd="instance", plain="instance", missing="instance")
print(n.nd, n.plain, n.missing)


class Meta(type):
    m = "meta value"
    both = "meta both"

    @property
    def data(cls):
        return "meta property wins"


class K(metaclass=Meta):
    both = "class both"
    data = "class data"


print(K.m, K.both, K.data, K().data, K().both)
try:
    K().m
except AttributeError as error:
    print(error)
for source in ("a.nope", "A.nope", "(1).nope", "None.nope", "'s'.nope", "len.nope", "[].nope", "a.bump.nope", "A.bump.nope", "type.nope", "Meta.nope", "(lambda: 1).nope", "{}.key", "(1, 2).x", "b''.x", "1.5.x", "range(3).x", "super().x if 0 else ValueError().x", "int.x"):
    try:
        eval(source)
    except AttributeError as error:
        print(source, "->", error, "|", error.name)
for source in ("a.nope = 1", "del a.nope2", "A.x = 1", "int.x = 1", "(1).x = 1", "None.x = 1", "'s'.x = 1", "[].x = 1", "len.x = 1", "del int.real", "del 's'.x", "(lambda: 1).x = 1", "a.bump.x = 1", "a.__class__ = 5", "a.__class__ = int", "a.__class__ = B", "int.__name__ = 'x'", "A.__name__ = 5", "A.__name__ = 'Renamed'", "del a.__class__", "A.__bases__ = (object,)"):
    try:
        exec(source)
        print(source, "fine")
    except (AttributeError, TypeError) as error:
        print(source, "->", type(error).__name__, error)
print(type(a).__name__, A.__name__, isinstance(a, B))
