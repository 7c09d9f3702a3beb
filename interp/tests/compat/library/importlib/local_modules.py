"""importlib with modules beside the program: import order, state, reload, circular use, __getattr__."""
import importlib
import sys

print("local_helper" in sys.modules)
helper = importlib.import_module("local_helper")
print(helper.__name__, helper.value, helper.__doc__, "local_helper" in sys.modules)
import local_helper

print(local_helper is helper)
helper.value += 1
from local_helper import double, value

print(value, double(4), helper.counter())
value = 100
print(helper.value, importlib.import_module("local_helper").value)
print(helper.counter(), local_helper.counter(), helper.calls)

again = importlib.reload(helper)
print(again is helper, helper.value, helper.calls, hasattr(helper, "double"), value)
print(double(5), double is helper.double, double.__module__)
helper.extra = "kept over reload"
importlib.reload(helper)
print(helper.extra, helper.value)

del sys.modules["local_helper"]
fresh = importlib.import_module("local_helper")
print(fresh is helper, fresh.value, hasattr(fresh, "extra"))

print("-- __getattr__ of a module")
print(fresh.computed_name, getattr(fresh, "computed_other"))
try:
    fresh.missing
except AttributeError as error:
    print("AttributeError:", error)
from local_helper import computed_imported

print(computed_imported)

print("-- __all__")
space = {}
exec("from local_helper import *", space)
print(sorted(name for name in space if not name.startswith("__")))
print(fresh._private, "_private" in space)

print("-- a package")
package = importlib.import_module("local_package")
print(package.__name__, package.names, hasattr(package, "inner"))
inner = importlib.import_module("local_package.inner")
print(inner.__name__, inner.__package__, package.inner is inner, inner.describe())
print(importlib.import_module(".inner", "local_package") is inner)
from local_package import inner as same, late
from local_package.late import value as late_value

print(same is inner, late.value, late_value, late.__package__)
try:
    importlib.import_module("local_package.nothing")
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error, "|", error.name)
try:
    from local_package import nothing
except ImportError as error:
    print("ImportError:", error.name, str(error).startswith("cannot import name 'nothing' from 'local_package'"))
try:
    importlib.import_module("local_package.broken")
except ValueError as error:
    print("ValueError:", error, "local_package.broken" in sys.modules)
print(sorted(name for name in sys.modules if name.startswith("local_")))
