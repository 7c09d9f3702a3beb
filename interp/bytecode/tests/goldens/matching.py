def f(x):
    match x:
        case 1 | 2 as n if n:
            return n
        case [a, *rest, 'z']:
            return a, rest
        case [_, *_, last]:
            return last
        case {'k': v, **others}:
            return v, others
        case Point(x, y=None):
            return x
        case _:
            return 0
