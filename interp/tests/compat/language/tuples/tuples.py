"""Tuples: construction, operators, comparison, hashing, methods, named ones, errors."""

from collections import namedtuple

t = (1, "a", [2])
print(t, t[0], t[-1], t[1:], t[::-1], len(t), t + (3,), t * 2, 2 * (0,), "a" in t, t.index("a"), t.count(1), t == (1, "a", [2]), t != (1,), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9), ((1, 2), 3) == ((1, 2), 3.0), max((1, 5)), sorted((2, 1)), tuple(reversed((1, 2))), sum((1, 2)))
print((), (1,), 1, (1, 2,), ((),), (((1,),),), tuple(), tuple("ab"), tuple([1, 2]), tuple({"k": 1}), tuple(range(3)), tuple(x for x in "q"), tuple((1,)), type(()).__name__, (1) == 1, (1,) == 1, bool(()), bool((0,)), (None,), ("a" "b",), (*"ab", *[1]), (yield_ := 1, 2))
t[2].append(3)
print(t)
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[1, 2], {(1, 2), (1, 2)}, (1, 2) in {(1, 2)}, {(): 0}[()], {((1,), "a"): 1}[((1,), "a")], hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)))
a, b = b, a = 1, 2
x = y = (1,)
x += (2,)
x *= 2
print(a, b, x, y)
for source in ("t[0] = 1", "del t[0]", "t[5]", "t['a']", "t.append(1)", "t.sort()", "t.index(9)", "t.index()", "t.index(1, 'a')", "t.count()", "t + [1]", "[1] + t", "t + 1", "t * 1.5", "t * t", "t - (1,)", "t < [1]", "(1, 'a') < (1, 2)", "hash(t)", "{t: 1}", "tuple(5)", "tuple(1, 2)", "t.x = 1", "t()", "(1, 2)[3]", "t[1.0]", "t[::0]", "t += [1]", "-t", "a, b = t", "t[0] += 1", "t[2] += [4]", "(1,)[1]", "t['x':]"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(t)


def multiple():
    return 1, 2, 3


first, *rest = multiple()
print(multiple(), first, rest, multiple()[1], (lambda: (1, 2))(), [*multiple()], dict(zip("abc", multiple())), "%d-%d-%d" % multiple(), "{}{}{}".format(*multiple()), max(multiple()), list(enumerate((5, 6))), (1, 2).__len__(), (1, 2).__add__((3,)), (1, 2).__contains__(2), (1,).__eq__([1]), (1, 2).__hash__() == hash((1, 2)), isinstance((), tuple), (1, 2) == [1, 2])
P = namedtuple("P", "x y", defaults=[0])
p = P(1, 2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, P(3), P(y=1, x=2), p == (1, 2), [*p], p + (3,), P._make([7, 8]), p.index(2), hash(p) == hash((1, 2)), isinstance(p, tuple), sorted([P(2, 1), P(1, 9)]), P._field_defaults, type(p).__name__)
x, y = p
print(x, y, {p: "key"}[1, 2], p < (1, 3), "%s,%s" % p)
for source in ("P()", "P(1, 2, 3)", "P(z=1)", "p.x = 5", "p.z", "p._replace(q=1)", "P._make([1, 2, 3])", "namedtuple('A', 'a a')", "namedtuple('A', 'class')", "namedtuple('A', '_a')", "namedtuple('1', 'a')", "namedtuple('A', '1a')", "del p.x", "p[5]"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(namedtuple("A", "a class a _b", rename=True)._fields)


class Point(namedtuple("Base", ["x", "y"])):
    __slots__ = ()

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Point(3, 4).norm, Point(1, 2) + Point(3, 4), Point(1, 2)._replace(y=9))
groups = {}
for name, kind, n in [("a", "x", 1), ("b", "y", 2), ("c", "x", 3)]:
    groups.setdefault((kind, n % 2), []).append(name)
print(groups, sorted(groups), min(groups), [k for k, _ in sorted(groups.items(), key=lambda kv: kv[1])])
