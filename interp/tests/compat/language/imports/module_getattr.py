"""Module-level __getattr__ and __dir__."""

import lazy_module
print(lazy_module.eager)
print(lazy_module.computed, lazy_module.computed)
print(lazy_module.lazy_value, "lazy_value" in vars(lazy_module))
print(lazy_module.cached, lazy_module.cached)
try:
    lazy_module.unknown
except AttributeError as error:
    print(error)
from lazy_module import computed
print(computed)
try:
    from lazy_module import nope
except ImportError as error:
    print(str(error).split(" (")[0])
print(dir(lazy_module))
print(hasattr(lazy_module, "x_anything"), hasattr(lazy_module, "y_anything"), getattr(lazy_module, "y", "default"))
lazy_module.computed = "now set"
print(lazy_module.computed)
del lazy_module.computed
print(lazy_module.computed)


def inside():
    return lazy_module.function_that_uses_global()


print(inside())
