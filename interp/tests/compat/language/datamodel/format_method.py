"""__format__: custom specs, inheritance from object, format() and str.format dispatch."""

import string


class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec.endswith("c"):
            return f"{self.amount:{spec[:-1]}} {self.currency}"
        return format(self.amount, spec)

    def __str__(self):
        return f"{self.amount:.2f}"


m = Money(1234.5)
print(format(m), format(m, ""), format(m, ",.1fc"), format(m, ">12.2f"), f"{m:.0f}", f"{m}", "{:.3fc}".format(m), "{0} {0!s:>10} {0:e}".format(m))
print("%s" % m, str(m))


class Plain:
    def __str__(self):
        return "plain"


p = Plain()
print(format(p), f"{p}", f"{p!s:>8}", "{!s:*^9}".format(p))
for spec in (">8", "d", " "):
    try:
        format(p, spec)
    except TypeError as error:
        print(error)


class BadFormat:
    def __format__(self, spec):
        return 5


try:
    format(BadFormat())
except TypeError as error:
    print(error)
try:
    f"{BadFormat()}"
except TypeError as error:
    print(error)


class StrSub(str):
    pass


class IntSub(int):
    def __str__(self):
        return "IntSub"


class FloatSub(float):
    def __repr__(self):
        return "FloatSub"


print(f"{StrSub('x'):>4}", f"{IntSub(5)}", f"{IntSub(5):d}", f"{IntSub(5)!s}", f"{FloatSub(1.5)}", f"{FloatSub(1.5):.3f}", f"{FloatSub(2.5)!r}")


class Upper(str):
    def __format__(self, spec):
        return super().__format__(spec).upper()


print(f"{Upper('abc'):>6}|", "{:<5}|".format(Upper("x")), Upper("y") + "z")


class Date:
    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d

    def __format__(self, spec):
        table = {"Y": f"{self.y:04}", "m": f"{self.m:02}", "d": f"{self.d:02}"}
        return "".join(table.get(c, c) for c in spec or "Y-m-d")


d = Date(2024, 3, 7)
print(f"{d}", f"{d:d/m/Y}", "{:Y{sep}m}".format(d, sep="_"), format(d, "m"))


class Nested:
    def __init__(self):
        self.items = [1, {"k": "v"}]
        self.name = "n"

    def __getitem__(self, key):
        return f"item {key!r}"


n = Nested()
print("{0.items[0]} {0.items[1][k]} {0.name} {0[5]} {0[abc]} {0[a b]}".format(n))
for source in ("format(1, 2)", "format()", "format(1, '5', 3)", "format(None, 'd')", "format([], '5')", "format({}, '')", "format('a', 'd')", "format(object, '')", "format(True, 'd')", "format(True, '')", "format(1 == 1, '>6')", "format(..., '')"):
    try:
        print(source, "=", eval(source))
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)


class MyFormatter(string.Formatter):
    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)


print(MyFormatter().format("{0!u} {x!r}", "abc", x="y"))
