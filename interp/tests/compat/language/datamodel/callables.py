"""__call__ and everything callable: classes, instances, methods, builtins, partials."""

import functools


class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, *rest, scale=1, **extra):
        self.calls += 1
        return (self.n + x) * scale, rest, extra


add5 = Adder(5)
print(add5(1), add5(1, 2, 3), add5(1, scale=10, other=1), add5.calls)
print(add5(*[1, 2], **{"scale": 3}))
print(list(map(Adder(1), [1, 2])))
print(add5.__call__(2), Adder.__call__(add5, 3), type(add5).__call__(add5, 4))
print(callable(add5), callable(Adder), callable(len), callable(lambda: 1), callable(5), callable("f"), callable(None), callable(add5.__call__), callable(object()))
inst = Adder(0)
inst.__call__ = lambda x: "instance attribute is ignored"
print(inst(1))


class NotCallable:
    pass


for value in (5, "text", None, [], {}, NotCallable(), 1.5, (), True, range(3)):
    try:
        value()
    except TypeError as error:
        print(error)
n = NotCallable()
n.__call__ = lambda: 1
print(callable(n))
try:
    n()
except TypeError as error:
    print(error)


class Decorator:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f = f
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.f(*args, **kwargs)

    def __get__(self, instance, owner):
        return functools.partial(self, instance) if instance is not None else self


@Decorator
def double(x):
    """Twice."""
    return x * 2


print(double(4), double(5), double.count, double.__name__, double.__doc__)


class Uses:
    @Decorator
    def method(self, x):
        return (type(self).__name__, x)


print(Uses().method(1), Uses.method.count)
p = functools.partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, functools.partial(pow, 2)(10))


class Recursive:
    def __call__(self, n):
        return 1 if n <= 1 else n * self(n - 1)


print(Recursive()(10))


class Curry:
    def __init__(self, f, n, args=()):
        self.f, self.n, self.args = f, n, args

    def __call__(self, *more):
        args = self.args + more
        return self.f(*args) if len(args) >= self.n else Curry(self.f, self.n, args)


c = Curry(lambda a, b, c: a + b * c, 3)
print(c(1)(2)(3), c(1, 2)(3), c(1)(2, 3), c(1, 2, 3))


class Meta(type):
    def __call__(cls, *args):
        return f"{cls.__name__} called with {args}"


class Weird(metaclass=Meta):
    pass


print(Weird(), Weird(1, 2))


class NoneCall:
    __call__ = None


try:
    NoneCall()()
except TypeError as error:
    print(error)
print(callable(NoneCall()))
