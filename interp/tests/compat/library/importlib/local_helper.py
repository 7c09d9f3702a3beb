# compat: module
"""A module for local_modules.py."""
print("local_helper runs as", __name__)
__all__ = ["double", "value", "counter"]
value = 10
calls = 0
_private = "not exported"


def double(x):
    return 2 * x


def counter():
    global calls
    calls += 1
    return calls


def __getattr__(name):
    if name.startswith("computed_"):
        return f"<{name[9:]}>"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
