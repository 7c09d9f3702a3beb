"""Special methods are looked up on the type, not on the instance; None blocks an operation."""


class Empty:
    pass


e = Empty()
e.__len__ = lambda: 5
e.__str__ = lambda: "instance str"
e.__add__ = lambda other: "added"
e.__iter__ = lambda: iter([1])
e.__getitem__ = lambda k: k
e.__contains__ = lambda k: True
e.__eq__ = lambda other: True
e.__hash__ = lambda: 1
e.__enter__ = lambda: 1
e.__exit__ = lambda *a: None
e.__bool__ = lambda: False
for source in ("len(e)", "e + 1", "iter(e)", "e[0]", "1 in e", "e == 5", "bool(e)", "hash(e) == 1"):
    try:
        print(source, eval(source))
    except TypeError as error:
        print(source, "->", error)
try:
    with e:
        pass
except TypeError as error:
    print(error)
print(e.__len__(), e.__add__(1))
Empty.__len__ = lambda self: 7
Empty.__add__ = lambda self, other: "class added"
print(len(e), e + 1, bool(Empty()))
del Empty.__len__
try:
    len(e)
except TypeError as error:
    print(error)
print(bool(Empty()))


class Blocked(list):
    __len__ = None
    __add__ = None
    __contains__ = None
    __iter__ = None
    __hash__ = None
    __getitem__ = None
    __eq__ = None
    __lt__ = None
    __bool__ = None
    __neg__ = None
    __call__ = None
    __repr__ = None


x = Blocked([1])
for source in ("len(x)", "x + [1]", "1 in x", "iter(x)", "hash(x)", "x[0]", "x == 1", "x < 1", "bool(x)", "-x", "x()", "repr(x)"):
    try:
        print(source, eval(source))
    except TypeError as error:
        print(source, "->", error)


class Bound:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


f = Bound(4).__len__
print(f(), Bound.__len__(Bound(2)), getattr(Bound(3), "__len__")())


class Static:
    @staticmethod
    def __len__():
        return 3

    @classmethod
    def __getitem__(cls, k):
        return (cls.__name__, k)

    __call__ = property(lambda self: lambda *a: ("property call", a))


s = Static()
print(len(s), s[1], s(1, 2))


class Desc:
    def __get__(self, instance, owner):
        return lambda *args: ("via descriptor", args)


class UsesDesc:
    __getitem__ = Desc()
    __add__ = Desc()


print(UsesDesc()[5], UsesDesc() + 6)
print(Empty.__str__ is object.__str__, Empty.__dict__.get("__str__"), (5).__add__(3), int.__add__(5, 3), "ab".__len__(), [1, 2].__getitem__(0), {}.__contains__(1))
for source in ("int.__add__('a', 1)", "str.__len__(5)", "list.append(5, 1)", "int.__add__(1)", "int.__add__()", "'a'.__add__(1)", "[].__add__(1)", "dict.get([], 1)", "str.upper(5)", "str.upper()", "list.__len__()"):
    try:
        print(source, eval(source))
    except TypeError as error:
        print(source, "->", error)
