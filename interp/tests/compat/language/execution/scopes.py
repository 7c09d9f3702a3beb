"""Name binding and scopes: local, enclosing, global, builtin; what binds a name."""

x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x


def nested():
    x = "enclosing"

    def inner():
        return x

    def inner_shadow():
        x = "inner"
        return x, inner()

    return inner(), inner_shadow(), x


def parameter(x):
    x += "!"
    return x


print(read(), shadow(), nested(), parameter("p"), x)


def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    x = 1
    return x


print(unbound())


def conditional(flag):
    if flag:
        y = 1
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


print(conditional(True), conditional(False))


def deleted():
    z = 1
    del z
    try:
        z
    except UnboundLocalError as error:
        return str(error)


print(deleted())


def free_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = "now bound"
    return inner()


print(free_unbound())


def binders():
    import math as m
    from math import pi as p
    for i in range(2):
        pass
    with __import__("contextlib").nullcontext(1) as w:
        pass
    try:
        1 / 0
    except ZeroDivisionError as e:
        saved = str(e)
    class K:
        pass
    def f():
        pass
    [a, (b, *c)] = 1, (2, 3, 4)
    if (walrus := 5):
        pass
    match (1, 2):
        case (q, r):
            pass
    annotated: int = 3
    return sorted(locals())


print(binders())
try:
    undefined_name
except NameError as error:
    print(error, error.name)
try:
    del undefined_name
except NameError as error:
    print(error)
for i in range(3):
    loop_local = i
print(i, loop_local)


def len_shadow(len):
    return len


print(len_shadow(5), len("abc"))


def mutual_even(n):
    return n == 0 or mutual_odd(n - 1)


def mutual_odd(n):
    return n != 0 and mutual_even(n - 1)


print(mutual_even(10), mutual_odd(7))
try:
    raise ValueError("v")
except ValueError as err:
    pass
try:
    err
except NameError as error:
    print(error)
err = "outer"
try:
    raise ValueError("v")
except ValueError as err:
    err = "rebound"
try:
    err
except NameError as error:
    print(error)


def default_scope(a=x):
    x = "later"
    return a


x = "changed"
print(default_scope(), read())


def if_false():
    if False:
        hidden = 1
    try:
        hidden
    except UnboundLocalError:
        return "local although never assigned"


print(if_false())


def augmented():
    try:
        x += "more"
    except UnboundLocalError as error:
        return str(error)


print(augmented(), x)
