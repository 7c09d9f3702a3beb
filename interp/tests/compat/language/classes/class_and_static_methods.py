"""classmethod and staticmethod: alternative constructors, inheritance, calls through instances, nesting."""


class Date:
    separator = "-"

    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split(cls.separator)))

    @classmethod
    def first_of(cls, y):
        return cls(y, 1, 1)

    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    @classmethod
    def with_separator(cls, separator):
        return type(cls.__name__ + "_" + separator, (cls,), {"separator": separator})

    def __repr__(self):
        return f"{type(self).__name__}({self.y}, {self.m}, {self.d})"


class Slash(Date):
    separator = "/"


print(Date.parse("2024-03-07"), Slash.parse("2024/3/7"), Slash.first_of(2000), Date(1, 2, 3).parse("4-5-6"), Date.leap(2000), Slash(1, 1, 1).leap(1900), Date.with_separator("_").parse("1_2_3"))


class Base:
    count = 0

    @classmethod
    def bump(cls):
        cls.count += 1
        return cls.count

    @classmethod
    def name(cls):
        return cls.__name__

    @staticmethod
    def hook():
        return "base hook"

    def use(self):
        return self.hook(), type(self).hook(), Base.hook()


class Sub(Base):
    @staticmethod
    def hook():
        return "sub hook"

    @classmethod
    def name(cls):
        return "sub " + super().name()


print(Base.bump(), Base.bump(), Sub.bump(), Base.count, Sub.count, Sub.bump(), Base.bump())
print(Sub().use(), Base.name(), Sub.name(), Sub().name())
f = Base.bump
print(f(), f.__self__ is Base, f.__func__.__name__, Base.hook is Base.hook, Base.bump == Base.bump, Base.bump == Sub.bump)
print(type(vars(Base)["bump"]).__name__, type(vars(Base)["hook"]).__name__, vars(Base)["hook"].__func__ is Base.hook)
print(staticmethod(len)([1, 2]), callable(staticmethod(len)), callable(classmethod(len)))
try:
    classmethod(len)([1])
except TypeError as error:
    print(error)


class Raw:
    cm = classmethod(lambda cls, x=0: (cls.__name__, x))
    sm = staticmethod(lambda x=0: x)
    builtin_static = staticmethod(max)
    builtin_class = classmethod(repr)
    nested = classmethod(property(lambda cls: f"class property of {cls.__name__}"))


print(Raw.cm(), Raw.cm(1), Raw().cm(2), Raw.sm(3), Raw().sm(4), Raw.builtin_static(1, 2), Raw().builtin_static([3, 4]), Raw.builtin_class(), Raw.nested)


class Registry:
    handlers = {}

    @classmethod
    def on(cls, name):
        def decorator(f):
            cls.handlers[name] = f
            return f
        return decorator

    @classmethod
    def fire(cls, name, *args):
        return cls.handlers[name](*args)


@Registry.on("add")
def handle(a, b):
    return a + b


print(Registry.fire("add", 1, 2))


class Inside:
    @staticmethod
    def helper(x):
        return x * 2

    constant = helper(21)
    other = helper.__func__(4)


print(Inside.constant, Inside.other)


class Meta(type):
    def meta_method(cls):
        return f"meta on {cls.__name__}"

    @classmethod
    def meta_cm(mcls):
        return mcls.__name__

    @staticmethod
    def meta_sm():
        return "static on meta"


class K(metaclass=Meta):
    pass


print(K.meta_method(), K.meta_cm(), K.meta_sm(), Meta.meta_cm())
try:
    K().meta_method()
except AttributeError as error:
    print(error)
for source in ("Date.parse()", "Date.parse('1-2')", "Date.parse('a-b-c')", "Date.leap()", "Date.leap(1, 2)", "Base.bump(1)", "Date.__repr__()", "Base.use()", "staticmethod()", "classmethod(1, 2)", "Date.nothing()", "classmethod(5).__get__(1)()"):
    try:
        print(source, eval(source))
    except (TypeError, ValueError, AttributeError) as error:
        print(source, "->", type(error).__name__, error)
setattr(Base, "patched", classmethod(lambda cls: f"patched {cls.__name__}"))
print(Sub.patched(), Base().patched())
b = Base()
b.hook = lambda: "instance hook"
print(b.hook(), b.use()[0], Base.hook())
