def f(a, b, c):
    if a < b <= c and not (a is None or b in (1, 2)):
        return 1
    while a is not b and c != 0:
        c = a if b else c
    assert a == b, c
    return a or b
