"""Exception classes: hierarchy, args, own classes, attributes, str and repr."""

for kind in (ValueError, KeyError, OSError, Exception, BaseException, StopIteration, SystemExit, AssertionError):
    print(repr(kind()), str(kind()) == "", repr(kind("m")), str(kind("m")), repr(kind("a", 1)), str(kind("a", 1)), kind(1).args)
hierarchy = [
    (KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (FileNotFoundError, OSError), (IOError, OSError),
    (UnicodeDecodeError, ValueError), (ModuleNotFoundError, ImportError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError), (UnboundLocalError, NameError), (IndentationError, SyntaxError),
    (KeyboardInterrupt, Exception), (SystemExit, Exception), (GeneratorExit, Exception), (StopIteration, Exception), (BrokenPipeError, ConnectionError), (TimeoutError, OSError), (DeprecationWarning, Warning), (Warning, Exception), (ExceptionGroup, Exception), (ExceptionGroup, BaseExceptionGroup),
]
for sub, base in hierarchy:
    print(sub.__name__, base.__name__, issubclass(sub, base))


class AppError(Exception):
    """Base of all."""


class NotFound(AppError):
    def __init__(self, what, where="here"):
        super().__init__(what, where)
        self.what, self.where = what, where

    def __str__(self):
        return f"{self.what} not found {self.where}"


class NoSuper(Exception):
    def __init__(self, code):
        self.code = code


class WithRepr(Exception):
    def __repr__(self):
        return "<custom repr>"


class Keyword(Exception):
    def __init__(self, *args, hint=None):
        super().__init__(*args)
        self.hint = hint


e = NotFound("file", where="there")
print(e, repr(e), e.args, e.what, isinstance(e, AppError), e.__class__.__mro__[1].__name__)
n = NoSuper(404)
print(n, repr(n), n.args, n.code)
print(WithRepr("x"), repr(WithRepr("x")), [WithRepr()])
k = Keyword("a", "b", hint="try again")
print(k, repr(k), k.hint, k.args)
try:
    raise AppError
except AppError as error:
    print(repr(error), error.args, error.__doc__)
try:
    raise NotFound
except TypeError as error:
    print(error)
try:
    ValueError(x=1)
except TypeError as error:
    print(error)
e.args = ("new", "args")
print(e.args, repr(e), str(e))
v = ValueError("m")
v.args = [1, 2]
print(v, v.args)
v.extra = "attribute"
print(v.extra, v.__dict__)
print(str(KeyError("key")), str(KeyError(("t",))), str(KeyError(1, 2)), repr(KeyError("it's")), str(KeyError("")), str(LookupError("key")))
s = StopIteration(5)
print(s.value, StopIteration().value, StopIteration(1, 2).value)
x = SystemExit(3)
print(x.code, SystemExit().code, SystemExit("msg").code, SystemExit(1, 2).code)
o = OSError(2, "No such file", "name.txt")
print(type(o).__name__, o, o.errno, o.strerror, o.filename, o.args)
print(type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, OSError("only"), OSError(1, "b").errno, OSError("one").errno)
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.start, error.end, error.reason, error.object, error)
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.start, error.end, error.reason, error.object, error)
try:
    undefined_thing
except NameError as error:
    print(error.name, error.args)
try:
    (5).nothing
except AttributeError as error:
    print(error.name, error.obj, error.args)
try:
    import no_such_module
except ImportError as error:
    print(type(error).__name__, error.name, error.path, error.msg)
print(ImportError("m", name="n", path="p").name, AttributeError("m", name="n", obj=1).obj, NameError("m", name="q").name)
w = ValueError("tb")
print(w.__traceback__, w.__cause__, w.__context__, w.__suppress_context__, w.with_traceback(None) is w)
w.add_note("note one")
w.add_note("note two")
print(w.__notes__, hasattr(ValueError(), "__notes__"))
try:
    w.add_note(5)
except TypeError as error:
    print(error)
w.__cause__ = KeyError("cause")
print(w.__suppress_context__, repr(w.__cause__))
for action in ("w.__cause__ = 5", "w.__context__ = 'x'", "w.__traceback__ = 5", "w.with_traceback(1)", "w.args = 5", "del w.args"):
    try:
        exec(action)
    except TypeError as error:
        print(action, "->", error)
print(ValueError("a") == ValueError("a"), len({ValueError("a"), ValueError("a")}))
