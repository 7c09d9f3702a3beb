"""Annotated assignments: evaluation, __annotations__, targets of every kind, locals, classes."""

a: int = 1
b: str
c: "forward reference" = []
(d): int = 4
print(a, c, d, __annotations__)
try:
    b
except NameError as error:
    print(error)
e: print("annotation is evaluated") = print("value first")
f: 1 + 2
g: list[int] | None = None
h: lambda x: x
print({k: v for k, v in __annotations__.items() if k in "fg"}, "h" in __annotations__)


class C:
    x: int
    y: str = "default"
    z: "C"
    _p: float = 1.0
    __private: int = 2
    print("in body:", __annotations__)

    def __init__(self):
        self.attr: int = 5
        self.bare: undefined_but_evaluated if False else int

    def method(self, p: int, *args: str, q: float = 1.0, **kw: dict) -> "C":
        local: undefined_name = 3
        unset: also_undefined
        return local


print(C.__annotations__, hasattr(C, "x"), C.y)
i = C()
print(i.attr, hasattr(i, "bare"), i.method(1), C.method.__annotations__)


class D(C):
    pass


class E(C):
    w: int = 0


class Empty:
    pass


print(D.__annotations__, E.__annotations__, Empty.__annotations__, "__annotations__" in vars(E))


def function():
    x: int
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


def function2():
    x: int = 1
    y: "not evaluated" = 2
    return x + y, "__annotations__" in locals()


print(function(), function2())
store = {}
store["k"]: int = 5
store["k2"]: str
lst = [0]
lst[0]: int = 9
i.new: str = "n"
print(store, lst, i.new)
try:
    lst[undefined_index]: int
except NameError as error:
    print(error)
try:
    q: undefined_annotation = 1
except NameError as error:
    print(error, "q" in globals())
t: tuple = 1, 2
u: tuple = *[1, 2], 3
print(t, u)


def gen():
    x: int = yield 1
    yield x


gn = gen()
print(next(gn), gn.send("sent"))
print(function.__annotations__, (lambda: 0).__annotations__, C.__init__.__annotations__)


def defaults(a: int = 1, b: "s" = 2, /, c: [1] = 3, *, d: {"k": 1}["k"] = 4) -> (1, 2):
    pass


print(defaults.__annotations__)
C.__annotations__["added"] = int
print(sorted(C.__annotations__))
del function.__annotations__
print(function.__annotations__)
function.__annotations__ = {"x": 1}
print(function.__annotations__)
