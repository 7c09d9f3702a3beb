"""Names in every kind of scope."""
import a.b, c as d
from e import f as g, h

x = 1
def outer(p, q=x, *args, r: int = lambda: x, **kw):
    global x, glob
    y = z = 0
    def inner():
        nonlocal y
        y, w = z, [z for z in w0 if z for k in z]
        class K(y):
            attr = y
            z = z
            def m(self):
                super().m()
                return __class__, self.__priv, z, attr
            __slot = __slot
            def __private(__arg): return __arg.__x__, __x
        del w
        return {k: v for k, v in p.items()}, {a for a in args}, (b for b in kw)
    class L:
        nonlocal z
        z = 2
        y = [y for _ in y]
    try: pass
    except E as exc: print(exc)
    with x as (m, *n): pass
    if (walrus := 1): pass
    [(found := i) for i in y]
    import im.port
    for loop.attr, sub[i] in y: pass
    annotated: int
    other.annotated: int = 3
    x += 1
    match p:
        case [star, *rest] | {"k": star, **rest}: pass
        case C(cap, k=cap2) as whole: pass
    def gen(): yield; yield from locals()
    return inner, lambda s, *t: (s, t, y, u)
[(top := i) for i in y]
print(top)
class M:
    def f(self):
        def g(): return __class__
        return [super() for _ in g]
    a = lambda: M
    b = [a for a in a]
