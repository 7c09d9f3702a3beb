"""ExceptionGroup: construction, split, subgroup, derive, nesting, attributes, repr."""

g = ExceptionGroup("message", [ValueError("v"), KeyError("k")])
print(g, repr(g), g.message, g.exceptions, g.args)
print(str(ExceptionGroup("one", [ValueError()])), str(ExceptionGroup("three", [ValueError()] * 3)))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
print(isinstance(g, Exception), isinstance(g, BaseExceptionGroup), isinstance(BaseExceptionGroup("b", [SystemExit()]), Exception))
for source in ("ExceptionGroup()", "ExceptionGroup('m')", "ExceptionGroup('m', [])", "ExceptionGroup('m', 5)", "ExceptionGroup('m', [5])", "ExceptionGroup('m', [ValueError])", "ExceptionGroup(5, [ValueError()])", "ExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup('m', [ValueError()], 3)", "ExceptionGroup('m', {ValueError()})", "ExceptionGroup('m', (ValueError(),))", "ExceptionGroup('m', 'abc')", "BaseExceptionGroup('m', [1])"):
    try:
        print(source, "=", repr(eval(source)))
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)
tree = ExceptionGroup("root", [ValueError(1), ExceptionGroup("left", [TypeError(2), ValueError(3)]), ExceptionGroup("right", [KeyError(4)])])
match, rest = tree.split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(tree.subgroup(TypeError)), tree.subgroup(OSError), tree.split(OSError)[0], tree.split(OSError)[1] is tree)
print(tree.subgroup(Exception) is tree, tree.subgroup((ValueError, KeyError)).exceptions)
print(repr(tree.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] > 1)))
print(tree.split(ExceptionGroup)[0] is tree)
for bad in (5, "x", int, [ValueError]):
    try:
        tree.split(bad)
    except TypeError as error:
        print(error)


def leaves(group):
    for e in group.exceptions:
        if isinstance(e, BaseExceptionGroup):
            yield from leaves(e)
        else:
            yield e


print([repr(e) for e in leaves(tree)])


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


m = MyGroup("mine", [ValueError(1), TypeError(2)], 42)
v, t = m.split(ValueError)
print(type(v).__name__, v.code, v.exceptions, type(t).__name__, t.code)


class Plain(ExceptionGroup):
    pass


p = Plain("plain", [ValueError(1), TypeError(2)])
print(type(p.subgroup(ValueError)).__name__, type(p.derive([ValueError()])).__name__)
tree.add_note("a note")
tree.__cause__ = KeyError("cause")
sub = tree.subgroup(ValueError)
print(sub.__notes__, repr(sub.__cause__), sub.exceptions[0] is tree.exceptions[0])
try:
    raise tree
except ExceptionGroup as e:
    print(e is tree, len(e.exceptions))
try:
    g.message = "new"
except AttributeError as error:
    print(error)
try:
    g.exceptions = ()
except AttributeError as error:
    print(error)
collected = []
for i in range(4):
    try:
        [int, lambda x: 1 / 0, lambda x: {}["k"], lambda x: x][i]("text")
    except Exception as e:
        collected.append(e)
try:
    raise ExceptionGroup("collected", collected)
except ExceptionGroup as e:
    print([f"{type(x).__name__}: {x}" for x in e.exceptions])
try:
    ExceptionGroup[int]
    print("subscript works")
except TypeError as error:
    print(error)
