"""str.format and format_map: fields, attributes, items, conversions, nested specs, escapes, errors."""


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __str__(self):
        return f"P<{self.x},{self.y}>"

    def __repr__(self):
        return "P()"


p = P(1, [10, {"k": "v"}])
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{} {a} {}".format(1, 2, a=3), "{0}{a}".format(1, a=2), "{{}} {{{}}}".format(5), "{}".format("{}"), "".format(), "no fields".format(1, 2), "{1} {0}".format(*"ab"), "{x}".format(**{"x": 1, "y": 2}))
print("{0.x} {0.y[0]} {0.y[1][k]} {p.x}".format(p, p=p), "{0[0]} {0[1]}".format([1, 2]), "{d[key]} {d[0]} {d[a b]} {d[1.5]}".format(d={"key": 1, 0: 2, "a b": 3, "1.5": 4}), "{.x}".format(p), "{[0]}".format("abc"), "{0[-1]}".format({"-1": "text key"}), "{0.real}".format(5), "{0.__class__.__name__}".format(p))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|{0!s:<6}|{0:^6}|".format(p) if False else "{0!r:>6}|{0!s:<10}|".format(p), "{:>5}|{:<5}|{:^5}|{:*^7}|".format(1, 2, 3, 4), "{:05d} {:+d} {:,} {:_} {:x} {:#b} {:e} {:.2f} {:%} {:c}".format(5, 5, 12345, 12345, 255, 5, 1.5, 3.14159, 0.5, 65))
print("{:{}}|{:{}.{}f}|{:{fill}{align}{width}}|".format("a", 5, 3.14159, 8, 2, "x", fill="*", align="^", width=7), "{0:{1}}|{0:{w}}|".format("q", 4, w=3), "{:{w[0]}}|{:{p.x}}|".format("a", "b", w=[3], p=p), "{:>{}}".format("right", 10), "{:{}{}}".format(5, "<", 4) + "|")
print("{a[0]}{a[1]}".format_map({"a": "xy"}), "{k}".format_map({"k": 1}), "{}-{}".format(*range(2)), "{:{}}".format(1.5, ""), "{:}".format("x"), "{!s}".format(5), "{0:s}{1:d}".format("a", 5), "{:10}{:10}|".format("text", 5), "{:<}".format(5))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{name} {other}".format_map(Default(name="n")), "{:%Y}".format(type("D", (), {"__format__": lambda self, s: f"spec {s}"})()))
for source in ("'{}'.format()", "'{} {}'.format(1)", "'{1}'.format(1)", "'{a}'.format()", "'{a}'.format(b=1)", "'{0} {}'.format(1, 2)", "'{} {0}'.format(1, 2)", "'{'.format(1)", "'}'.format(1)", "'{}}'.format(1)", "'{{}'.format(1)", "'{0'.format(1)", "'{0.}'.format(1)", "'{0[]}'.format(1)", "'{0[}'.format(1)", "'{0.x}'.format(1)", "'{0[5]}'.format([1])", "'{0[k]}'.format({})", "'{0[k]}'.format([1])", "'{!}'.format(1)", "'{!x}'.format(1)", "'{!rr}'.format(1)", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{:q}'.format(1)", "'{:.2d}'.format(1)", "'{:{}}'.format(1)", "'{:{:{}}}'.format(1, 2, 3)", "'{-1}'.format(1)", "'{ 0}'.format(1)", "'{0 }'.format(1)", "'{a.b}'.format(a=1)", "'{0x}'.format(1)", "'{:>5}'.format(None)", "'{:5}'.format([])", "'{99999999999999999999}'.format(1)", "'{a}'.format_map(5)", "'{0[a]b}'.format({'a': 1})", "'{0]}'.format(1)", "'{!r:}'.format('x')", "'{0:!r}'.format('x')", "'{:\\n}'.format(1)"):
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
template = "{greeting:>10}, {who[name]!r:<8}|{who[age]:03d}|{ratio:.1%}|{items[0]}-{items[1]}"
print(template.format(greeting="hi", who={"name": "Ann", "age": 7}, ratio=0.256, items=["a", "b"]))
bound = "{} and {}".format
print(bound(1, 2), list(map("<{}>".format, "ab")), str.format("{x}", x=1), "{0:{1}{2}{3}}".format(42, "+", 8, "d"))
import string
print(string.Template("$a ${b}c $$").substitute(a=1, b=2), [(t, f, s, c) for t, f, s, c in string.Formatter().parse("a{b!r:>{w}}c{{}}{}")])
