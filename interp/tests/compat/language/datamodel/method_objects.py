"""Bound methods: identity of self, equality, storing them, calling through classes, methods of builtins."""


class Counter:
    def __init__(self):
        self.n = 0

    def up(self, by=1):
        self.n += by
        return self.n

    def down(self, by=1):
        self.n -= by
        return self.n


c = Counter()
up = c.up
print(up(), up(5), c.n)
actions = {"u": c.up, "d": c.down}
for key in "uudu":
    actions[key]()
print(c.n)
print(c.up == c.up, c.up != c.down, c.up == Counter().up, hash(c.up) == hash(c.up), len({c.up, c.up, c.down}))
print(up.__self__ is c, up.__func__ is Counter.up, up.__name__, up.__qualname__, type(up).__name__)
print(Counter.up(c, 10), Counter.up.__get__(c)(1))
print(list(map(c.up, [1, 2, 3])))
sort = [3, 1, 2].sort
print(sort())
append = (l := []).append
for i in range(3):
    append(i)
print(l, append.__self__ is l, append.__name__)
print(list(map(str.upper, ["a", "b"])), list(map("x".join, [["a", "b"]])), sorted("bA", key=str.lower), list(map(int.__add__, [1, 2], [3, 4])))
print([].append == [].append, l.append == l.append, "a".upper == "a".upper, l.append.__self__)
setattr(Counter, "double", lambda self: self.n * 2)
print(c.double(), getattr(c, "do" + "uble")())
old_up = Counter.up


def patched(self, by=1):
    return f"patched {old_up(self, by)}"


Counter.up = patched
print(c.up(), up())
Counter.up = old_up


class Child(Counter):
    def up(self, by=1):
        return super().up(by * 10)

    def both(self):
        return self.up, super().up


k = Child()
own, parents = k.both()
print(own(), parents(), own.__func__ is Child.up, parents.__func__ is Counter.up, parents.__self__ is k)
for source in ("Counter.up()", "Counter.up(1)", "c.up(1, 2)", "c.up(by=1, by2=2)", "c.up(1, by=2)", "Counter.nothing(c)", "Counter.up(c, 1, 2)", "c.up.nothing", "str.upper(1)", "[].append()", "[].append(1, 2)", "[].append(x=1)", "'a'.join()", "'a'.replace('a')", "{}.get()", "{}.update(1, 2)", "(1).bit_length(2)", "''.split(1)"):
    try:
        print(source, eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class Chainable:
    def __init__(self):
        self.log = []

    def add(self, x):
        self.log.append(x)
        return self


print(Chainable().add(1).add(2).add(3).log)
print((Chainable()
       .add("a")
       .add("b")
       .log))


class WithCall:
    def __call__(self):
        return "called"

    method = __call__


print(WithCall().method(), WithCall()())
import types

m = types.MethodType(lambda self, x: (self, x), "self object")
print(m(1), m.__self__)
bound = types.MethodType(len, [1, 2, 3])
print(bound())
