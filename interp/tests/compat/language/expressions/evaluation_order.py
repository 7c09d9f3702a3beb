"""Evaluation order: operands, arguments, displays, assignments, subscripts, keywords, defaults."""

log = []


def n(label, value=None):
    log.append(label)
    return value if value is not None else label


def show(title):
    print(f"{title}: {' '.join(map(str, log))}")
    log.clear()


n(1) + n(2) * n(3)
show("arithmetic")
(n(1) + n(2)) ** n(3)
show("parentheses")
[n(1), n(2), *n(3, [0]), n(4)]
show("list")
{n("k1"): n("v1"), n("k2"): n("v2"), **n("d", {})}
show("dict")
{n(1), n(2)}
show("set")


def f(*args, **kwargs):
    log.append("call")


n("func", f)(n(1), n(2), *n("star", [3]), n(4), k=n("kw"), **n("dstar", {"z": 1}), j=n("kw2"))
show("call")
n("obj", [0, 1, 2])[n("i", 1)] = n("value")
show("subscript assignment")
n("obj", [0, 1, 2])[n("lo", 0):n("hi", 2):n("step", 1)]
show("slice")


class O:
    pass


o = O()
n("o1", o).a, n("o2", o).b = n("x"), n("y")
show("tuple assignment")
a = n("o", o).c = n("list", [0])[n("i", 0)] = n("rhs")
show("chained assignment")
n("list", [1, 2])[n("i", 1)] += n("rhs", 5)
show("augmented")
n("cond", True) and n("right")
n("false", False) or n("other")
show("and or")
n("yes") if n("test", True) else n("no")
n("yes") if n("test", False) is None else n("no")
show("conditional")
n(1, 1) < n(2, 2) < n(3, 3)
show("comparison")


def make():
    @n("deco1", lambda g: g)
    @n("deco2", lambda g: g)
    def g(a: n("annotation a") = n("default a"), *, b: n("annotation b") = n("default b")) -> n("return"):
        pass


make()
show("function definition")


class Meta(type):
    pass


@n("decorator", lambda c: c)
class C(n("base", object), metaclass=n("meta", Meta)):
    log.append("body")


show("class definition")
[n(("x", x, y)) for x in n("outer", [1, 2]) for y in n("inner", [3]) if n("if", True)]
show("comprehension")
{n(("k", x)): n(("v", x)) for x in [1, 2]}
show("dict comprehension")
del n("d", {"k": 1})[n("key", "k")]
show("del")
x: n("annotation") = n("value")
show("annotated assignment")
n("o", o).attr: n("annotation") = n("value")
show("annotated attribute")
for n("target", [0])[n("idx", 0)] in n("iterable", [1, 2]):
    log.append("body")
show("for")
with n("cm1", __import__("contextlib").nullcontext()) as n("t", [0])[0], n("cm2", __import__("contextlib").nullcontext()):
    log.append("body")
show("with")
f"{n('a')} {n('b'):{n('w', '5')}} {n('c')!r}"
show("f-string")
n("left", 2) in n("right", [2])
n("left") is n("right")
show("in and is")
(lambda a=n("lambda default"): n("lambda body"))()
show("lambda")
assert n("test", True), n("message")
show("assert")
try:
    raise n("exception", ValueError()) from n("cause", KeyError())
except n("handler", ValueError):
    pass
show("raise")
print(n("p1"), n("p2"), sep=n("sep", "-"))
show("print")
i = 0
i, lst = 1, [10, 20, 30]
i, lst[i] = 2, "set"
print(i, lst)
k = [0, 1]
k[0], k[k[0]] = 1, 99
print(k)
j = 5
j = j + (j := 10) + j
print(j)
match n("subject", 5):
    case y if n("guard", False) is None:
        pass
    case 5:
        log.append("case")
show("match")
