"""collections.namedtuple: construction, access, the underscore methods, reprs and errors."""
from collections import namedtuple


def attempt(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


Point = namedtuple("Point", ["x", "y"])
p = Point(11, y=22)
print(p, p.x, p.y, p[0], p[-1], len(p))
print(isinstance(p, tuple), type(p).__mro__[1], Point.__name__)
x, y = p
print(x, y, p == (11, 22), p == Point(11, 22), p != Point(0, 0), p < Point(11, 23))
print(hash(p) == hash((11, 22)), {p: "here"}[11, 22])
print(p + (33,), p * 2, 22 in p, p.index(22), p.count(5), p[::-1], list(p))

print("-- underscore methods")
print(Point._fields, Point._make([3, 4]), p._asdict(), p._replace(x=1))
print(Point._field_defaults)
print(Point(**{"x": 5, "y": 6}), Point(*"ab"))
print(type(p._asdict()), p._replace() == p)

print("-- definitions")
for spec in ("a b c", "a, b, c", "a,b,c", ("a", "b", "c"), iter("abc")):
    print(namedtuple("T", spec)._fields)
print(namedtuple("Empty", "")())
WithDefaults = namedtuple("WithDefaults", "a b c", defaults=[2, 3])
print(WithDefaults(1), WithDefaults(1, 5), WithDefaults._field_defaults)
print(namedtuple("R", "abc def ghi abc _x", rename=True)._fields)
print(namedtuple("M", "a", module="elsewhere").__module__)
print(Point.__doc__, "|", Point.x.__doc__)
Point.__doc__ += ": on a plane"
print(Point.__doc__)

print("-- errors")
attempt(Point, 1)
attempt(Point, 1, 2, 3)
attempt(Point, 1, x=2)
attempt(Point, z=1)
attempt(Point._make, [1])
attempt(p._replace, z=1)
attempt(namedtuple, "Bad", "class x")
attempt(namedtuple, "Bad", "a a")
attempt(namedtuple, "Bad", "_a b")
attempt(namedtuple, "1Bad", "a b")
attempt(namedtuple, "for", "a b")
attempt(namedtuple, "Bad", "a 2b")
attempt(namedtuple, "Bad", "a b", defaults=[1, 2, 3])
attempt(namedtuple, "Bad", 5)
try:
    p.x = 5
except AttributeError as error:
    print("AttributeError:", error)
try:
    p.z
except AttributeError as error:
    print("AttributeError:", error)
try:
    p.extra = 1
except AttributeError as error:
    print("AttributeError:", error)
try:
    p[2]
except IndexError as error:
    print("IndexError:", error)
