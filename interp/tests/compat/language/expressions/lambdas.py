"""Lambda expressions: all parameter forms, nesting, defaults, scope, use as keys."""

print((lambda: 42)(), (lambda x: x)(1), (lambda x, y=2: (x, y))(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda *, k=1: k)(k=2), (lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3))
print((lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 5))
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)
print(fact(10), fact.__name__, (lambda: 1).__name__, fact.__qualname__)
print(sorted("banana", key=lambda c: (c != "n", c)), max([(1, "b"), (1, "a")], key=lambda p: p[1]), list(map(lambda x, y: x * y, [1, 2], [3, 4])), list(filter(lambda x: x > 1, [0, 1, 2, 3])))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "neg": lambda a: -a}
print(ops["+"](1, 2), ops["-"](5, 3), ops["neg"](4))
print((lambda: (yield))().__class__.__name__, list((lambda: [(yield 1), (yield 2)])()))
print((lambda x: (x, x + 1))(1), (lambda: (1, 2))(), (lambda x: [i * x for i in range(3)])(2), (lambda s: f"{s!r}")("a"))
fs = [lambda i=i: i * i for i in range(4)]
print([f() for f in fs], [f(10) for f in fs])
compose = lambda *fs: lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print((lambda x: x if x > 0 else -x)(-3), (lambda x: not x)(0), (lambda a, b: a and b)(1, 2), (lambda: print("printed"))())
print((lambda x: (y := x * 2) + y)(3))


class C:
    double = lambda self, x: x * 2
    const = staticmethod(lambda: "static")
    prop = property(lambda self: "prop")
    cm = classmethod(lambda cls: cls.__name__)


c = C()
print(c.double(4), C.const(), c.prop, C.cm(), C.double.__qualname__)
print((lambda x: x)((lambda y: y)(5)), (lambda f: f(1))(lambda x: x + 1), [(lambda x: x * k)(2) for k in range(3)])
add = lambda a: lambda b: a + b
print(add(1)(2), list(map(add(10), [1, 2])), (lambda *args, sep=",": sep.join(map(str, args)))(1, 2, sep="-"))
print((lambda x, y: x + y)(*[1, 2]), (lambda x, y: x - y)(**{"y": 1, "x": 5}), (lambda x,: x)(3), (lambda
    x,
    y: x * y)(3, 4))
print((lambda a, b=lambda: 5: a + b())(1), (lambda n: (lambda n: n + 1)(n * 10) + n)(2))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v)))
print(Y(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))(12))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
to_int = lambda n: n(lambda k: k + 1)(0)
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
two = succ(succ(zero))
print(to_int(zero), to_int(two), to_int(plus(two)(succ(two))))
for source in ("(lambda x: x)()", "(lambda: 1)(2)", "(lambda x, y: 1)(1)", "(lambda *, k: k)()", "(lambda x: x)(x=1, y=2)", "(lambda x: undefined)(1)", "(lambda x: x.y)(1)", "fact('a')", "(lambda x, /: x)(x=1)", "(lambda x, y: 1)(1, x=2)"):
    try:
        print(eval(source))
    except (TypeError, NameError, AttributeError) as error:
        print(source, "->", type(error).__name__, error)
