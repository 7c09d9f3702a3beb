"""match: or-patterns with names, as-patterns, groups, irrefutable cases, compile-time errors."""


def same_names(x):
    match x:
        case [a, 1] | [1, a] | {"a": a}:
            return a
        case (int() as n, _) | (_, int() as n):
            return ("n", n)
        case [("x" | "y") as axis, (1 | -1) as sign]:
            return axis, sign
        case [[*a], _] | (_, {**a}):
            return ("a", a)
        case ((inner)):
            return ("captured", inner)


for x in ([5, 1], [1, 6], {"a": 7}, (2, "s"), ("s", 3), ["x", -1], [[1, 2], "q"], ("s", {"k": 1}), "else"):
    print(repr(x), same_names(x))
match [1, [2, 3]]:
    case [x, [y, z] as inner] as outer:
        print(x, y, z, inner, outer)
match 5:
    case (1 | 5) as x:
        print(x)
match {"k": (1, 2)}:
    case {"k": (a, b) as pair, **rest}:
        print(a, b, pair, rest)
match 7:
    case int() | str() as x:
        print(x)
match "text":
    case (str() as x) | (int() as x):
        print(x)
for source in [
    "case x: pass\n    case 1: pass",
    "case _: pass\n    case 1: pass",
    "case x if x: pass\n    case 1: pass",
    "case (x): pass\n    case 1: pass",
    "case 1 | x: pass",
    "case x | 1: pass",
    "case [x] | [y]: pass",
    "case [x, 1] | [1, x]: pass",
    "case (x, x): pass",
    "case {'a': x, 'b': x}: pass",
    "case A(x, x): pass",
    "case A(y=x, z=x): pass",
    "case A(y=1, y=2): pass",
    "case A(y=1, 2): pass",
    "case A(*x): pass",
    "case A(**x): pass",
    "case [*x, *y]: pass",
    "case *x: pass",
    "case *x, y: pass",
    "case (*x): pass",
    "case {**x, 'a': 1}: pass",
    "case {**_}: pass",
    "case {x: 1}: pass",
    "case {A.x: 1}: pass",
    "case {'a': 1, 'a': 2}: pass",
    "case {[]: 1}: pass",
    "case 1 + 1: pass",
    "case 1 + 2j: pass",
    "case -x: pass",
    "case -1: pass",
    "case +1: pass",
    "case 1 as 2: pass",
    "case 1 as x.y: pass",
    "case 1 as _: pass",
    "case x as y: pass",
    "case x as y, z: pass",
    "case f'x': pass",
    "case x.y: pass",
    "case x.y(): pass",
    "case x(): pass",
    "case x()(): pass",
    "case x[0]: pass",
    "case lambda: 1: pass",
    "case 1 if: pass",
    "case: pass",
    "case (): pass",
    "case []: pass",
    "case {}: pass",
    "case ...: pass",
    "case not x: pass",
    "case x := 1: pass",
    "case {1, 2}: pass",
    "case 'a' 'b': pass",
    "case 'a' | b'b': pass",
    "case x, : pass",
    "case (x, y), z: pass",
    "case None | True: pass",
    "case match: pass",
    "case case(match=_): pass",
    "pass",
    "x = 1",
]:
    try:
        compile(f"match s:\n    {source}\n", "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError:
        print(repr(source), "SyntaxError")
