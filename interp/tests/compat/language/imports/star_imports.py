"""from module import *: __all__, underscore names, errors, effect on existing names."""

shadowed = "before"
from stars_all import *
print(public, _listed_private, shadowed)
for name in ("unlisted", "_hidden"):
    print(name, name in globals())
from stars_plain import *
print(plain_public, PlainClass.__name__, math.floor(1.5))
print("_plain_private" in globals(), "__name__" in globals(), __name__)
from stars_package import *
print(listed_sub.value, package_attribute)
print("unlisted_sub" in globals())
try:
    from stars_bad import *
except AttributeError as error:
    print(error)
try:
    exec("def f():\n    from math import *")
except SyntaxError as error:
    print("SyntaxError")
ns = {}
exec("from stars_all import *", ns)
print(sorted(n for n in ns if not n.startswith("__")))
import stars_all
print(stars_all.__all__, stars_all.unlisted)
try:
    from stars_types import *
except TypeError as error:
    print(error)
