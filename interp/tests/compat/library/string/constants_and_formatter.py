"""string: the constants, capwords, and the Formatter class with its hooks."""
import string


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for name in ("ascii_lowercase", "ascii_uppercase", "ascii_letters", "digits", "hexdigits", "octdigits", "punctuation", "whitespace"):
    print(name, repr(getattr(string, name)))
print(len(string.printable), string.printable == string.digits + string.ascii_letters + string.punctuation + string.whitespace)
print(repr(string.capwords("  hello   big-bad world  ")), repr(string.capwords("a-b-c", "-")), repr(string.capwords("x  y", " ")), string.capwords("UPPER case"))
attempt(lambda: string.capwords(5))

f = string.Formatter()
print(f.format("{0} {1} {0}", "a", "b"), f.format("{x!r:>6}|{y:.2f}", x="q", y=3.14159), f.format("{} {}", 1, 2))
print(f.vformat("{0[k]} {name.real}", [{"k": "v"}], {"name": 5}), f.format("{:{}}", "x", 5) + "|", f.format("{{}}"))
print(list(f.parse("a{0!r:>5}b{x.y[0]}c{{d}}")), list(f.parse("")), list(f.parse("plain")))
print(f.get_field("0.real", (5,), {}), f.get_field("a[k]", (), {"a": {"k": 1}}), f.get_value(1, ("x", "y"), {}), f.get_value("k", (), {"k": 2}))
print(f.convert_field("é", "a"), f.convert_field(5, None), f.convert_field("x", "r"), f.format_field(3.5, "08.2f"))
attempt(lambda: f.format("{0} {}", 1, 2))
attempt(lambda: f.format("{} {0}", 1))
attempt(lambda: f.format("{1}", "a"))
attempt(lambda: f.format("{name}"))
attempt(lambda: f.format("{!x}", 1))
attempt(lambda: f.format("{"))
attempt(lambda: f.format("}"))
attempt(lambda: f.format("{:d}", "a"))
attempt(lambda: f.format())
attempt(lambda: f.vformat("{:{:{}}}", (1, 2, 3), {}))


class Defaults(string.Formatter):
    def __init__(self, missing="?"):
        self.missing = missing
        self.used = []

    def get_value(self, key, args, named):
        try:
            return super().get_value(key, args, named)
        except (KeyError, IndexError):
            return self.missing

    def check_unused_args(self, used, args, named):
        self.used = sorted(map(str, used))

    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def format_field(self, value, spec):
        if spec == "plural":
            return "s" if value != 1 else ""
        return super().format_field(value, spec)


d = Defaults()
print(d.format("{name!u} {nothing} {0} {5}", "zero", name="ann"), d.used)
print(d.format("{n} file{n:plural}, {m} dir{m:plural}", n=1, m=2), d.used)


class Strict(string.Formatter):
    def check_unused_args(self, used, args, named):
        unused = sorted(set(named) - set(used))
        if unused:
            raise ValueError(f"unused: {unused}")


attempt(lambda: Strict().format("{a}", a=1, b=2, c=3))
attempt(lambda: Strict().format("{a}{b}", a=1, b=2))


class Dotted(string.Formatter):
    def get_field(self, name, args, named):
        value = named
        for part in name.split("."):
            value = value[part]
        return value, name


print(Dotted().format("{a.b.c} {a.d!r}", a={"b": {"c": 1}, "d": "x"}))
