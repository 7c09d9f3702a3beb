"""Non-data descriptors: functions, cached values, staticmethod, classmethod, binding by hand."""


class Cached:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        print("computing", end=" ")
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @Cached
    def area(self):
        return 3 * self.r ** 2


c = Circle(2)
print(c.area)
print(c.area, c.__dict__)
del c.area
print(c.area)
c.area = 100
print(c.area)


class A:
    def method(self, *args):
        return ("method", self.__class__.__name__, args)

    @classmethod
    def cm(cls, *args):
        return ("cm", cls.__name__, args)

    @staticmethod
    def sm(*args):
        return ("sm", args)


class B(A):
    pass


a = A()
print(a.method(1), A.method(a, 2), B().method())
print(A.cm(1), a.cm(2), B.cm(), B().cm(3))
print(A.sm(1), a.sm(2), B.sm())
bound = a.method
print(bound(5), bound.__self__ is a, bound.__func__ is A.method, bound.__name__)
print(a.method == a.method, a.method is a.method, a.method == A().method)
print(A.cm.__self__, A.cm.__func__.__name__, B.cm.__self__)
print(A.__dict__["method"].__get__(a, A)(7), A.__dict__["method"].__get__(None, A) is A.method)
print(A.__dict__["sm"].__get__(a)(8), A.__dict__["cm"].__get__(None, B)(9))
print(type(A.__dict__["cm"]).__name__, type(A.__dict__["sm"]).__name__, type(A.method).__name__, type(a.method).__name__)
print(A.__dict__["sm"](1))


def free(self, x):
    return (type(self).__name__, x)


print(free.__get__(a)(1), free.__get__(5, int)(2))
a.attached = free
try:
    a.attached(1)
except TypeError as error:
    print(error)
a.attached = free.__get__(a)
print(a.attached(1))
A.added = free
print(a.added(3), B().added(4))
A.builtin = len
try:
    a.builtin()
except TypeError as error:
    print(error)
print(a.builtin([1, 2]))
a.method = "shadowed"
print(a.method, type(a).method(a, 1))
del a.method
print(a.method())


class Callable:
    def __call__(self, *args):
        return ("called", args)


class C:
    f = Callable()
    g = lambda self: "lambda method"
    h = staticmethod(lambda: "static lambda")
    i = classmethod(lambda cls: cls.__name__)


print(C().f(1), C().g(), C.h(), C().h(), C.i())


class Ten:
    def __get__(self, instance, owner=None):
        return 10


class D:
    x = Ten()

    def __init__(self):
        self.y = Ten()


d = D()
print(d.x, D.x, type(d.y).__name__)
d.x = 11
print(d.x, D.x)
print(a.method.__func__(a), C().g.__func__(None))
try:
    a.method.new_attribute = 1
except AttributeError as error:
    print(error)
print(A.method.__qualname__, a.method.__qualname__, A.cm.__qualname__)
