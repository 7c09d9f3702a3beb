"""match: literal patterns, value patterns, or-patterns, guards, wildcard, capture."""

import math
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


class Const:
    LIMIT = 100
    NAME = "name"

    class Deep:
        VALUE = (1, 2)


def literal(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "one and a half"
        case 3 + 4j | -2 - 1j:
            return "complex"
        case "a" | "b":
            return "letter"
        case "multi" "part":
            return "joined literal"
        case b"bytes":
            return "bytes"
        case """triple""":
            return "triple"
        case r"raw\n":
            return "raw"
        case True:
            return "true"
        case None:
            return "none"
        case 0x10:
            return "sixteen"
        case -1.5e3:
            return "negative float"
        case _:
            return "other"


for x in (0, 1, 2, 3.0, -1, 1.5, 3 + 4j, -2 - 1j, "a", "multipart", b"bytes", "triple", "raw\\n", True, False, None, 16, -1500.0, [], "c", 0.0, 4):
    print(repr(x), literal(x))


def singletons(x):
    match x:
        case True:
            return "True"
        case False:
            return "False"
        case None:
            return "None"
        case 1:
            return "1"
        case 0:
            return "0"
    return "no case"


print([singletons(x) for x in (True, False, None, 1, 0, 1.0, 2, "")])


def value(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.RED:
            return "green"
        case Const.LIMIT:
            return "limit"
        case Const.Deep.VALUE:
            return "deep"
        case Const.NAME:
            return "name"
        case math.pi:
            return "pi"


print([value(x) for x in (Color.RED, Color.GREEN, 100, (1, 2), "name", math.pi, Color, 3)])


def guarded(x):
    match x:
        case n if n is None:
            return "none"
        case int(n) if n < 0:
            return f"negative {n}"
        case int(n) if n % 2 == 0:
            return f"even {n}"
        case int() | float() as n if n > 100:
            return f"large {n}"
        case n if callable(n):
            return "callable"
        case _ if x == "special":
            return "special"
        case other:
            return f"rest {other!r}"


print([guarded(x) for x in (None, -5, 4, 101, 200.5, len, "special", 3)])


def capture_leaks():
    match 5:
        case captured if captured > 10:
            pass
        case 5:
            return captured


print(capture_leaks())
match 3:
    case x if (y := x * 2) > 5:
        print(x, y)
match "subject", 2:
    case a, b:
        print(a, b)
match (z := 10):
    case 10:
        print(z)
match 1:
    case 2:
        print("never")
print("no case matched")
log = []


class Eq:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        log.append((self.name, other))
        return other == 2


match Eq("subject"):
    case 1:
        pass
    case 2:
        print("matched 2", log)


class NS:
    e = Eq("value")


log.clear()
match 2:
    case NS.e:
        print("value pattern", log)


def loops():
    out = []
    for x in [1, "stop", 2, "skip", 3, "end"]:
        match x:
            case int():
                out.append(x)
            case "stop" | "skip":
                continue
            case "end":
                break
    return out


print(loops())


def nested(cmd):
    match cmd:
        case "outer":
            match len(cmd):
                case 5:
                    return "inner five"
                case _:
                    return "inner other"
        case _:
            return "outer other"


print(nested("outer"), nested("x"))
try:
    match 1:
        case Missing.attr:
            pass
except NameError as error:
    print(error)
try:
    match 1:
        case math.nothing:
            pass
except AttributeError as error:
    print(error)
try:
    match undefined_subject:
        case _:
            pass
except NameError as error:
    print(error)
