"""locals(), globals() and vars(): snapshots, writing to globals, module variables."""

module_level = 1
globals()["injected"] = "by globals()"
print(injected, globals()["module_level"], "nothing" in globals())
globals().update(one=1, two=2)
print(one + two)
del globals()["one"]
try:
    one
except NameError as error:
    print(error)
print(globals() is locals(), vars() is globals(), __name__, __doc__ == globals()["__doc__"])


def function(a, b=2, *args, c=3, **kwargs):
    d = 4
    if False:
        e = 5
    snapshot = dict(locals())
    f = 6
    return snapshot


print(function(1))
print(function(1, 2, 3, c=4, z=5))


def before_assignment():
    names = sorted(locals())
    later = 1
    return names


print(before_assignment())


def cells():
    captured = 1

    def inner():
        return captured, sorted(locals())

    return inner(), sorted(locals())


print(cells())


def unused_free():
    v = 1

    def inner():
        return sorted(locals())
    return inner()


print(unused_free())


class Body:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))
    locals()["dynamic"] = 5


print(Body.names, Body.dynamic)


def generator(x):
    y = x
    yield sorted(locals())
    z = 1
    yield sorted(locals())


print(list(generator(1)))
print([sorted(locals()) for q in [1]] == [["q"]] or "comprehension locals differ")
print((lambda p, q=1: locals())(5))


def other_globals():
    return globals()["__name__"], globals() is function.__globals__


print(other_globals())


def loop():
    for i in range(2):
        t = i
    try:
        raise ValueError
    except ValueError as error:
        inside = "error" in locals()
    return inside, "error" in locals(), sorted(locals())


print(loop())


def formatted(name, size):
    unit = "kB"
    return "{name} has {size} {unit}".format(**locals()), "%(name)s/%(unit)s" % locals()


print(formatted("file", 10))


def vars_inside(m=1):
    return vars()


print(vars_inside())
exec("made_by_exec = 1", globals())
print(made_by_exec)
for name in [n for n in globals() if n.startswith("made")]:
    del globals()[name]
print("made_by_exec" in globals())
print(__file__.rpartition("/")[2], __package__, __spec__, __annotations__ if "__annotations__" in globals() else "no annotations")
annotated: int = 1
undefined: str
print(__annotations__, "undefined" in globals())
