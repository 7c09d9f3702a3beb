"""sys.modules and sys.path: the table of loaded modules and what import does with it."""
import sys
import types

print(isinstance(sys.modules, dict))
print("sys" in sys.modules, sys.modules["sys"] is sys)
print("__main__" in sys.modules, sys.modules["__main__"].__name__)
print("builtins" in sys.modules)

import math

print(sys.modules["math"] is math)
import math as second_name

print(second_name is math)

# A module placed into the table can be imported.
made = types.ModuleType("made_by_hand", "A module without a file.")
made.answer = 42
made.double = lambda x: 2 * x
sys.modules["made_by_hand"] = made
import made_by_hand

print(made_by_hand is made, made_by_hand.answer, made_by_hand.double(4))
print(made_by_hand.__doc__, made_by_hand.__name__)
from made_by_hand import answer, double as twice

print(answer, twice(5))
try:
    from made_by_hand import nothing
except ImportError as error:
    print(type(error).__name__, error.name)
    print(str(error).startswith("cannot import name 'nothing' from 'made_by_hand'"))

made.__all__ = ["answer"]
from made_by_hand import *

print(answer)

# None blocks the import.
sys.modules["blocked_module"] = None
try:
    import blocked_module
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error, "|", error.name)

# Removing an entry: the next import does not find it.
del sys.modules["made_by_hand"]
try:
    import made_by_hand
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error, "|", error.name)
print(made_by_hand.answer)

# Any object may stand in the table.
class Settings:
    colour = "blue"
    size = 3


sys.modules["settings_object"] = Settings
import settings_object
from settings_object import colour

print(settings_object is Settings, colour, settings_object.size)
try:
    import settings_object.inner
except ModuleNotFoundError as error:
    print("ModuleNotFoundError:", error)

main = sys.modules["__main__"]
main.injected = "through the table"
print(injected)
print(getattr(main, "Settings") is Settings, vars(main) is globals())

print(all(isinstance(entry, str) for entry in sys.path))
saved = list(sys.path)
sys.path.append("/tmp/sesf_compat_no_such_directory")
try:
    import module_that_does_not_exist
except ImportError as error:
    print(type(error).__name__, error)
sys.path[:] = saved
