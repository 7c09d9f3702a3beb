"""types: FunctionType, MethodType, GeneratorType, ModuleType, NoneType and others: checks and use."""
import sys
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def function(a, b=2):
    return a, b


def generator():
    yield 1


class Class:
    def method(self, x=0):
        return "method", x

    @classmethod
    def cm(cls):
        return cls.__name__

    @staticmethod
    def sm():
        return "static"

    @property
    def prop(self):
        return "prop"

    __slots__ = ("slot",)


try:
    raise ValueError
except ValueError as error:
    trace = error.__traceback__

samples = {
    "function": function, "lambda": lambda: 0, "method": Class().method, "class method": Class.cm, "static": Class.sm, "builtin": len, "builtin method": [].append,
    "generator": generator(), "module": sys, "none": None, "ellipsis": ..., "not implemented": NotImplemented, "traceback": trace, "slot": Class.slot,
    "proxy": vars(Class), "class": Class, "alias": list[int], "union": int | str, "code": function.__code__,
}
kinds = ["FunctionType", "LambdaType", "MethodType", "BuiltinFunctionType", "BuiltinMethodType", "GeneratorType", "ModuleType", "NoneType", "EllipsisType", "NotImplementedType", "TracebackType", "MemberDescriptorType", "MappingProxyType", "GenericAlias", "UnionType", "CodeType"]
for label, value in samples.items():
    print(label, [kind for kind in kinds if isinstance(value, getattr(types, kind))])
print(types.FunctionType is type(function), types.LambdaType is types.FunctionType, types.NoneType is type(None), types.NoneType(), types.EllipsisType())

print("-- MethodType")
c = Class()
bound = types.MethodType(function, "self")
print(bound(), bound(5), bound.__self__, bound.__func__ is function, bound.__name__)
print(types.MethodType(Class.method, c)(3), c.method == types.MethodType(Class.method, c), c.method is c.method, hash(c.method) == hash(c.method))
attempt(lambda: types.MethodType(5, c))
attempt(lambda: types.MethodType(function))
attempt(lambda: types.MethodType(function, None))


class Open:
    pass


o = Open()
o.shout = types.MethodType(lambda self, text: text.upper(), o)
print(o.shout("hi"), "shout" in vars(o))

print("-- ModuleType")
m = types.ModuleType("made", "doc text")
m.value = 5
m.function = function
print(m, m.__name__, m.__doc__, sorted(k for k in vars(m) if not k.startswith("__")), types.ModuleType("x").__doc__)
exec("def inside():\n    return value * 2", m.__dict__)
print(m.inside())
attempt(lambda: m.nothing)
attempt(lambda: types.ModuleType())
attempt(lambda: types.ModuleType(5))


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        return f"lazy {name}"


print(Lazy("l").anything, isinstance(Lazy("l"), types.ModuleType))

print("-- generators")
g = generator()
print(isinstance(g, types.GeneratorType), next(g), isinstance((x for x in ""), types.GeneratorType), isinstance(iter([]), types.GeneratorType), g.__name__)
print(types.GenericAlias(list, (int,)), types.GenericAlias(dict, (str, int)).__args__, types.GenericAlias(list, int) == list[int])
attempt(lambda: types.FunctionType())
attempt(lambda: types.GeneratorType())
attempt(lambda: types.NoneType(1))
