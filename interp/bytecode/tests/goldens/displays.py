def f(a, *b, **c):
    [1, 2, 3]
    [a, *b]
    (a, a)
    (*b,)
    {a, 1}
    {a: 1, **c, 'k': a}
    return f"{a!r:>{b}} and {c}"
