def f(a, b, c):
    a, b = b, a + b
    a, b, c = c, 1, a
    a.x, b = b, a
    (a, *b), c = c
    a = b = c
