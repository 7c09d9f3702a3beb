"""AssertionError without a message."""
# compat: traceback

x, y = 3, 4
assert x < y
assert x + 1 > y or \
    x == y
