"""Causes and contexts mixed in one chain, and an instance as cause that was never raised."""
# compat: traceback


def lowest():
    raise OSError(2, "No such file or directory", "data.txt")


def low():
    try:
        lowest()
    except OSError as error:
        raise LookupError("low level") from error


def middle():
    try:
        low()
    except LookupError:
        raise TypeError("middle level")


def high():
    try:
        middle()
    except TypeError:
        raise RuntimeError("high level") from ValueError("an unraised cause")


high()
