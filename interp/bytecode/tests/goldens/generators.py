def f(x):
    y = yield x
    z = yield from y
    return z
