def f(x, y):
    z = x * 2 + y
    z += 1
    z -= y
    return -z ** (1 + 2) / 4
