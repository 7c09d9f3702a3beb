"""importlib.import_module and reload, relative names, sys.modules, sys.path."""

import importlib
import sys

m = importlib.import_module("mod_counter")
print(m.count, m is sys.modules["mod_counter"])
print(importlib.import_module("mod_counter") is m)
m.count = 100
m.extra = "survives a reload"
again = importlib.reload(m)
print(again is m, m.count, m.extra)
cube = importlib.import_module("shapes.solid.cube")
print(cube.__name__, cube.volume(2))
sq = importlib.import_module(".square", "shapes")
print(sq.area(5), sq.__name__)
up = importlib.import_module("..circle", package="shapes.solid")
print(up.__name__)
for args in (("no_such_one",), (".x",), (".missing", "shapes"), ("....x", "shapes.solid"), ("",)):
    try:
        importlib.import_module(*args)
    except Exception as error:
        print(args, "->", type(error).__name__, error)
try:
    importlib.reload("not a module")
except TypeError as error:
    print(error)
sys.path.insert(0, sys.path[0] + "/extra_path")
import only_there
print(only_there.where, only_there.__file__.split("/")[-2:])
from mod_counter import count
print(count)
import types
made = types.ModuleType("made", "doc of made")
made.attribute = 1
sys.modules["made"] = made
import made as imported
print(imported is made, imported.__doc__, imported.attribute, repr(made))
from made import attribute
print(attribute)
exec("def f(): return 42", made.__dict__)
print(made.f(), made.f.__module__)
print(sorted(k for k in types.ModuleType("fresh").__dict__))
