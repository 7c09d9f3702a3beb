"""string.Template: substitution, safe_substitute, delimiters, patterns, errors."""
from collections import ChainMap
from string import Template


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


t = Template("$who likes ${what}s for $$5, $who!")
print(t.substitute(who="tim", what="kung pao"), t.template)
print(t.substitute({"who": "ann", "what": "bee"}), t.substitute({"who": "x", "what": "y"}, who="override"))
print(t.safe_substitute(who="only"), Template("$a $b").safe_substitute({"a": 1}), Template("$x").substitute(x=None))
print(Template("${a}b$a.c $_d $a_1").safe_substitute(a="A", _d="D"), Template("").substitute(), Template("no names").substitute())
print(Template("$A ${Mixed_1}").substitute(A=1, Mixed_1=[2]), Template("$$ $$$x").substitute(x="v"), Template("é $x ü").substitute(x="ß"))
print(Template("$x").substitute(ChainMap({}, {"x": "chained"})), Template("$a-$b").substitute(dict(a="$b", b="$a")))
attempt(lambda: t.substitute(who="tim"))
attempt(lambda: Template("Give $100").substitute(who="x"))
attempt(lambda: Template("line one\nline $ two").substitute())
attempt(lambda: Template("a\nb\n  ${unclosed").substitute(unclosed=1))
attempt(lambda: Template("ends with $").substitute())
attempt(lambda: t.substitute({}, {}))
attempt(lambda: Template())
print(Template("Give $100 ${ $").safe_substitute(), Template("${1}").safe_substitute())
print(Template("$ok $100").is_valid(), Template("$ok $$").is_valid())
print(t.get_identifiers(), Template("$b ${a} $b $$c").get_identifiers(), Template("none").get_identifiers())


class Percent(Template):
    delimiter = "%"


class Dotted(Template):
    idpattern = r"[a-z][_a-z0-9]*(?:\.[a-z][_a-z0-9]*)*"


class Braced(Template):
    idpattern = "[a-z]+"
    braceidpattern = "[A-Z]+"


class Case(Template):
    flags = 0


print(Percent("%x and $x and %% and %{x}y").substitute(x=1), Dotted("$a.b.c is ${user.name}").substitute({"a.b.c": 1, "user.name": "n"}))
print(Braced("$low ${UP}").substitute(low=1, UP=2), Braced("$low ${low}").safe_substitute(low=1))
print(Case("$abc $Abc").safe_substitute(abc=1, Abc=2))
print(Template.delimiter, Template.idpattern, Template.braceidpattern, Percent.delimiter)


class Bracketed(Template):
    pattern = r"""
    \[\[(?:
        (?P<escaped>\[\[) |
        (?P<named>[a-z]+)\]\] |
        (?P<braced>[0-9]+)\]\] |
        (?P<invalid>)
    )
    """


print(Bracketed("[[x]] and [[12]] and [[[[").substitute({"x": "X", "12": "twelve"}))
attempt(lambda: Bracketed("[[x]] [[?").substitute(x=1))


class Lazy(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(t.substitute(Lazy(who="w")), Template("$n").substitute(Lazy()))
letter = """Dear $name,
    you owe $$${amount} since ${year}.
$sign"""
for name, amount in (("Ann", 5), ("Bob", 12.5)):
    print(Template(letter).substitute(name=name, amount=f"{amount:.2f}", year=2020, sign="Bank"))
