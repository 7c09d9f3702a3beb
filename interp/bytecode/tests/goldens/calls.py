def f(g, *args, **kwargs):
    g()
    g(1, x=2)
    g.method(1, 2)
    g.method(1, x=2)
    g(*args)
    g(0, *args, x=1, **kwargs, y=2)
