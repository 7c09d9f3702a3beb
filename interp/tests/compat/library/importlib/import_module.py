"""importlib.import_module and reload: names, packages, relative imports, error texts."""
import importlib
import sys


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


math = importlib.import_module("math")
print(math.sqrt(16), importlib.import_module("math") is math, sys.modules["math"] is math)
abc = importlib.import_module("collections.abc")
print(abc.__name__, issubclass(list, abc.Sequence), importlib.import_module(".abc", "collections") is abc, importlib.import_module(".abc", package="collections") is abc)
print(importlib.import_module("collections").__name__, __import__("math") is math, __import__("collections.abc").__name__, __import__("collections.abc", fromlist=["Sized"]).__name__)

print("-- missing modules")
attempt(lambda: importlib.import_module("no_such_module_here"))
attempt(lambda: importlib.import_module("no_such_package.inner"))
attempt(lambda: importlib.import_module("math.inner"))
attempt(lambda: importlib.import_module("collections.nothing"))
attempt(lambda: importlib.import_module(".relative"))
attempt(lambda: importlib.import_module("..too_far", "collections"))
attempt(lambda: importlib.import_module(""))
attempt(lambda: __import__("no_such_module_here"))
attempt(lambda: __import__(""))


def statement_missing():
    import no_such_module_here


def statement_dotted():
    import collections.nothing


def from_missing():
    from no_such_module_here import name


def relative_at_top():
    from . import sibling


def from_not_package():
    import math.inner


for action in (statement_missing, statement_dotted, from_missing, relative_at_top, from_not_package):
    attempt(action)
try:
    from math import square_root
except ImportError as error:
    print(type(error).__name__, str(error).startswith("cannot import name 'square_root' from 'math'"), error.name)
try:
    import no_such_module_here
except ModuleNotFoundError as error:
    print(error.name, error.path, error.msg, error.args, isinstance(error, ImportError))
print(repr(ImportError("text", name="n", path="p")), ImportError("t", name="n").name, ModuleNotFoundError().name)

print("-- optional modules")
loaded = {}
for name in ("json_that_is_missing", "math", "missing.too"):
    try:
        loaded[name] = importlib.import_module(name)
    except ModuleNotFoundError as error:
        loaded[name] = None
        print("no", error.name)
print([name for name, module in loaded.items() if module])

print("-- dispatch by name")
for dotted in ("math:floor", "operator:add", "string:capwords", "math:nothing"):
    module, _, function = dotted.partition(":")
    found = getattr(importlib.import_module(module), function, None)
    print(dotted, found is not None and found.__name__)
names = importlib.import_module("keyword")
print("kwlist" in dir(names), names.iskeyword("for"), vars(names)["__name__"], names.__name__)
attempt(lambda: importlib.import_module("keyword").nothing)
attempt(lambda: importlib.reload("keyword"))
print(importlib.invalidate_caches())
