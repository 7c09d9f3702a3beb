"""pprint: widths, depth, indent, compact, sorting, nesting, recursion, objects, saferepr."""
import io
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr
from types import MappingProxyType, SimpleNamespace

stuff = ["spam", "eggs", "lumberjack", "knights", "ni"]
nested = {"name": "example", "list": stuff, "inner": {"b": [1, 2, 3], "a": (1,), "deep": {"deeper": {"deepest": stuff[:2]}}}, "number": 10**20}
pprint(stuff)
pprint(nested)
pprint(nested, width=40)
pprint(nested, width=30, indent=4)
pprint(nested, depth=2)
pprint(nested, depth=1)
pprint(nested, sort_dicts=False, width=60)
pp({"z": 1, "a": 2})
pprint({"z": 1, "a": 2})
pprint([stuff] * 2, compact=True, width=30)
pprint(list(range(30)), compact=True, width=40)
pprint(list(range(30))[:8], width=10)
pprint(tuple(stuff), width=20)
pprint((1,), width=1)
pprint([], width=1)
pprint({}), pprint(()), pprint(set()), pprint(frozenset())
pprint({3, 1, 2})
pprint(frozenset([2, 1]))
pprint({"b", "a", "c"}, width=5)
pprint({1: "int", "a": "str", (2,): "tuple", None: 0})
pprint(10**9, underscore_numbers=True)
pprint([1234567, 12345.5], underscore_numbers=True)

print("-- strings")
text = "The quick brown fox jumped over the lazy dog and then it went on to do it again and again"
pprint(text)
pprint(text, width=30)
pprint([text[:40], "a\nb\nc" * 5], width=25)
pprint({"key": text}, width=40)
pprint("short")
pprint(b"bytes " * 8, width=30)
pprint(bytearray(b"bytes " * 8), width=30)

print("-- classes")
pprint(OrderedDict([("b", 1), ("a", stuff)]), width=40)
pprint(defaultdict(list, {"k": stuff}), width=40)
pprint(Counter("aaaaaaabbbccdddddd"), width=20)
pprint(deque(stuff * 2, maxlen=20), width=40)
pprint(ChainMap({"a": stuff}, {"b": 2}), width=40)
pprint(MappingProxyType({"b": 1, "a": stuff}), width=40)
pprint(SimpleNamespace(first=stuff, second=2), width=40)


@dataclass
class Point:
    x: int
    y: int
    label: str = "a label that is quite long"
    more: list = None


pprint(Point(1, 2))
pprint([Point(1, 2, more=stuff)], width=50)


class Own:
    def __repr__(self):
        return "Own(\n  two lines)"


pprint([Own(), Own()], width=20)

print("-- recursion and readability")
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isrecursive(stuff), isreadable(stuff), isreadable({"a": Own()}), saferepr(nested)[:40])
out = io.StringIO()
pprint(stuff, stream=out, width=20)
print(repr(out.getvalue()), repr(pformat(nested["inner"], width=30)), repr(pformat("x")))
printer = PrettyPrinter(width=20, indent=2, depth=2)
printer.pprint([stuff, [stuff]])
print(printer.pformat({"a": {"b": {"c": 1}}}), printer.isrecursive(stuff), printer.isreadable(stuff))
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        PrettyPrinter(**options)
    except ValueError as error:
        print("ValueError:", error)
