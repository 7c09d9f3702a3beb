# compat: module
"""A module with a docstring."""

print("mod_simple runs as", __name__)
value = "original"
_private = "private"


def function(x):
    return x * 10


def read():
    return value


class Thing:
    name = "thing"
