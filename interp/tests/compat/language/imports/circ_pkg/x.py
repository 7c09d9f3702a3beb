# compat: module
from . import y


def get():
    return "x with " + y.name


name = "x"
