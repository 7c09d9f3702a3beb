"""match: mapping patterns: keys, rest, nesting, what counts as a mapping, __missing__."""

from collections import ChainMap, OrderedDict, defaultdict
from types import MappingProxyType


class Key:
    NAME = "the name"


def event(x):
    match x:
        case {"type": "click", "pos": [px, py]}:
            return f"click at {px},{py}"
        case {"type": "key", "key": str(k), **rest} if not rest:
            return f"plain key {k}"
        case {"type": "key", "key": k, **mods}:
            return f"key {k} with {mods}"
        case {"user": {"name": name, "tags": [first, *_]}}:
            return f"user {name} first tag {first}"
        case {1: one, -2: minus, None: none}:
            return f"numbers and None {one} {minus} {none}"
        case {1.5: a, b"k": b, 3: c}:
            return f"odd keys {a} {b} {c}"
        case {Key.NAME: v}:
            return f"value key {v}"
        case {"a": 1 | 2 as n}:
            return f"a is {n}"
        case {"a": _, "b": _}:
            return "has a and b"
        case {**all} if len(all) > 3:
            return f"large {sorted(all)}"
        case {}:
            return f"any mapping of {len(x)}"
        case _:
            return "no mapping"


subjects = [
    {"type": "click", "pos": (3, 4)}, {"type": "click", "pos": 5}, {"type": "key", "key": "q"}, {"type": "key", "key": "q", "ctrl": True}, {"type": "key", "key": 5},
    {"user": {"name": "ann", "tags": ["x", "y"]}}, {"user": {"name": "ann", "tags": []}}, {1.5: 1, b"k": 2, 3: 4, "extra": 0}, {"the name": 5}, {"a": 2}, {"a": 3, "b": 4}, {"a": 3},
    {c: 0 for c in "wxyz"}, {1: "i", -2: "j", None: "k"}, {True: "t", -2: 0, None: 0}, {}, None, [("a", 1)], "a", OrderedDict(a=1), defaultdict(list, a=2), MappingProxyType({"a": 1}), ChainMap({"a": 1}, {"b": 2}),
]
for s in subjects:
    print(type(s).__name__, event(s))
d = defaultdict(list)
match d:
    case {"missing": x}:
        print("never")
    case _:
        print("defaultdict keys are not made", dict(d))


class Missing(dict):
    def __missing__(self, key):
        return "from missing"


match Missing():
    case {"k": v}:
        print("never")
    case {}:
        print("__missing__ is not used")
match {"a": 1, "b": 2, "c": 3}:
    case {"b": 2, **rest}:
        print(rest, type(rest).__name__)
original = {"k": 1, "z": 2}
match original:
    case {"k": _, **rest}:
        rest["new"] = 1
print(original)
match {"x": {"y": {"z": [1, {"deep": "value"}]}}}:
    case {"x": {"y": {"z": [_, {"deep": v}]}}}:
        print(v)
match {"n": None, "t": True}:
    case {"n": None, "t": True}:
        print("singletons as values")


class Point:
    def __init__(self, x):
        self.x = x


match {"p": Point(5)}:
    case {"p": Point(x=x)}:
        print(x)


def simplify(e):
    match e:
        case {"op": "+", "args": [0, x] | [x, 0]}:
            return simplify(x)
        case {"op": "*", "args": [1, x] | [x, 1]}:
            return simplify(x)
        case {"op": "*", "args": [0, _] | [_, 0]}:
            return 0
        case {"op": op, "args": [a, b]}:
            return (simplify(a), op, simplify(b))
        case x:
            return x


print(simplify({"op": "+", "args": [0, {"op": "*", "args": ["x", 1]}]}), simplify({"op": "-", "args": [{"op": "*", "args": [0, 9]}, "y"]}))


class Dup:
    KEY = "a"


try:
    match {"a": 1}:
        case {"a": 1, Dup.KEY: 1}:
            print("never")
except ValueError as error:
    print(error)


class NotMapping:
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return 1


match NotMapping():
    case {"a": 1}:
        print("never")
    case _:
        print("keys() alone does not make a mapping")
