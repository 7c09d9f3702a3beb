"""__enter__ and __exit__: order, arguments, suppression, errors inside them."""


class Ctx:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError(f"exit {self.name}")
        return self.suppress


with Ctx("a") as a:
    print("body", a)
with Ctx("b", suppress=True):
    raise KeyError("suppressed")
try:
    with Ctx("c"):
        raise KeyError("passes")
except KeyError as error:
    print("caught", error)
try:
    with Ctx("d", fail="enter"):
        print("never")
except ValueError as error:
    print("caught", error)
try:
    with Ctx("e", fail="exit"):
        raise KeyError("original")
except RuntimeError as error:
    print("caught", error, repr(error.__context__))
with Ctx("f", suppress=1), Ctx("g") as g:
    raise ValueError("from inside")
print("after")
with Ctx("h", suppress=[]) as h, Ctx("i", suppress="yes"):
    raise ValueError("truthy string")


def returns():
    with Ctx("r"):
        return "returned"


def breaks():
    for i in range(3):
        with Ctx(f"loop{i}"):
            if i == 0:
                continue
            break
    return i


def swallow():
    with Ctx("s", suppress=True):
        return 1 / 0
    return "reached"


print(returns(), breaks(), swallow())


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


for cls in (NoExit, NoEnter, int):
    try:
        with cls():
            print("never")
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print("AttributeError", error)


class Bad:
    def __enter__(self):
        return self

    def __exit__(self):
        pass


try:
    with Bad():
        pass
except TypeError as error:
    print(error)
class Target:
    pass


t = Target()
d = {}
with Ctx("x") as t.attr, Ctx("y") as d["k"], Ctx("zz") as (p, q):
    print(t.attr, d, p, q)


class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *args):
        print(len(args), args)


with Pair() as (one, [two, three]):
    print(one, two, three)
try:
    with Ctx("u") as (m, n):
        pass
except ValueError as error:
    print("unpacking:", error)
mgr = Ctx("again")
with mgr:
    with mgr:
        pass


def generator():
    with Ctx("gen"):
        yield 1
        yield 2


for v in generator():
    print(v)
gen = generator()
next(gen)
gen.close()
with (
    Ctx("p1") as p1,
    Ctx("p2"),
):
    print(p1)
