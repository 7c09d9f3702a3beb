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
