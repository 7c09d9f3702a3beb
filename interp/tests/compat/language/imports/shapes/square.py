# compat: module
from . import VERSION
print("square runs; version", VERSION)


def area(a):
    return a * a
