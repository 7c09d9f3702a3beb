# compat: module
from . import x
name = "y"


def get():
    return "y with " + x.name
