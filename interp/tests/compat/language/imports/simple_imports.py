"""import and from-import: forms, aliases, binding, module attributes, caching in sys.modules."""

import sys
import mod_simple
import mod_simple as alias
from mod_simple import value, function as renamed, Thing
from mod_simple import (
    value as v2,
    function,
)
import mod_simple, math as m, string

print(mod_simple is alias, value, renamed(2), function(3), v2, Thing().name)
print(mod_simple.__name__, mod_simple.__doc__, mod_simple.__file__.rpartition("/")[2], repr(mod_simple.__package__))
print(type(mod_simple).__name__, "mod_simple" in sys.modules, sys.modules["mod_simple"] is mod_simple)
mod_simple.value = "changed"
print(value, mod_simple.value, alias.value, mod_simple.read())
mod_simple.brand_new = 5
from mod_simple import brand_new
print(brand_new)
print(function.__module__, Thing.__module__, Thing, function.__globals__ is vars(mod_simple))
print(m.floor(2.5), string.digits)


def local_import():
    import mod_simple as inner
    from mod_simple import value as inner_value
    return inner is mod_simple, inner_value


print(local_import())
try:
    from mod_simple import nothing_here
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name)
try:
    import no_such_module_at_all
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import mod_simple.sub
except ModuleNotFoundError as error:
    print(error)
try:
    from no_such_package.sub import x
except ModuleNotFoundError as error:
    print(error)
try:
    mod_simple.nothing_here
except AttributeError as error:
    print(error)
try:
    import mod_raises
except ValueError as error:
    print("module raised:", error, "mod_raises" in sys.modules)
try:
    import mod_raises
except ValueError as error:
    print("runs again:", error)
try:
    import mod_syntax
except SyntaxError as error:
    print("SyntaxError", error.filename.rpartition("/")[2], error.lineno)
del sys.modules["mod_simple"]
import mod_simple as again
print(again is mod_simple, again.value, mod_simple.value)
sys.modules["fake_module"] = "not even a module"
import fake_module
print(fake_module)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
mod = __import__("mod_simple")
print(mod is again)
print(sorted(n for n in dir(mod) if not n.startswith("__")))
