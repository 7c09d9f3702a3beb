"""Parameter kinds: positional-only, standard, star, keyword-only, double star, defaults."""


def all_kinds(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(all_kinds(1, d=4), all_kinds(1, 2, 3, 4, 5, d=6, e=7, f=8), all_kinds(1, c=30, d=40), all_kinds(1, d=4, a=100, b=200))


def pos_only(a, b=5, /):
    return a, b


def standard(a, b=5):
    return a, b


def star(*args):
    return args


def kw_only(*, a, b=5):
    return a, b


def after_star(*args, sep="-"):
    return sep.join(args)


def double(**kw):
    return kw


def mixed(a, /, b, *, c):
    return a, b, c


def pos_and_kw(x, /, **kw):
    return x, kw


def def_after(a, b=None, *c, d=None, e, **f):
    return a, b, c, d, e, f


print(pos_only(1), pos_only(1, 2), standard(b=1, a=2), standard(1, b=3), star(), star(1, 2), kw_only(a=1), kw_only(b=2, a=1))
print(after_star("a", "b"), after_star("a", "b", sep="+"), after_star(sep="+"), double(), double(z=1, y=2), mixed(1, 2, c=3), mixed(1, b=2, c=3), pos_and_kw(1, x=2), def_after(1, 2, 3, e=4), def_after(1, e=4, g=5))


def order(a=print("default a"), b=print("default b"), *, c=print("default c")):
    pass


print("defined")
order()


def accumulate(x, into=[]):
    into.append(x)
    return into


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate(4))
n = 1


def early(x=n):
    return x


n = 2
print(early())


def none_default(x, into=None):
    if into is None:
        into = []
    into.append(x)
    return into


print(none_default(1), none_default(2))


def shadows(list, str=str, /, *int, **dict):
    return list, str(5), int, dict


print(shadows(1), shadows(1, repr, 2, k=3))


def unpacked(a, b, c=0):
    return a + b * c


print(unpacked(*(1, 2, 3)), unpacked(*[1], **{"b": 2}), unpacked(**dict(a=1, b=2, c=3)), unpacked(1, *(2,), c=4))
t = (1, 2)
k = {"x": 1}


def not_aliased(*args, **kw):
    kw["new"] = 1
    return args is t, kw is k


print(not_aliased(*t, **k), k)


def kw_order(**kw):
    return list(kw)


print(kw_order(z=1, a=2, **{"m": 3}, b=4))


class C:
    def method(self, /, a, *args, **self_kw):
        return a, args, self_kw

    def many(self, *, key):
        return key

    @classmethod
    def cm(cls, a, *, b=1):
        return cls.__name__, a, b

    @staticmethod
    def sm(a, /, b=2):
        return a, b


c = C()
print(c.method(1, 2, self=3), c.many(key=1), C.cm(1, b=2), c.cm(3), c.sm(1), C.sm(1, b=5))


def reassign(a, *args, **kw):
    a = a + 1
    args += (a,)
    kw |= {"a": a}
    return a, args, kw


print(reassign(1, 2, z=3))


def nested_defaults(a, f=lambda x, y=2: x + y, *, g=(lambda: 5)()):
    return f(a) + g


print(nested_defaults(1), nested_defaults(1, lambda x: x * 10, g=0))
print((lambda a, /, b=1, *c, d=2, **e: (a, b, c, d, e))(0, d=9, z=1))
print(all_kinds.__defaults__, all_kinds.__kwdefaults__, kw_only.__kwdefaults__, star.__defaults__)
big = dict((f"k{i}", i) for i in range(40))
print(len(double(**big)), sum(double(**big).values()), len(star(*range(500))))


def trailing(
    a,
    *args,
    b=1,
    **kw,
):
    return a, args, b, kw


print(trailing(1, 2, b=3, c=4,))
