# compat: module
from . import names
from .late import value as late_value

print("inner starts as", __name__)


def describe():
    return f"inner of {names} sees {late_value}"
