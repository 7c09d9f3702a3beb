"""raise ... from None hides the context."""
# compat: traceback


def get(d, name):
    try:
        return d[name]
    except KeyError:
        raise AttributeError(f"no attribute {name}") from None


print(get({"x": 1}, "x"))
get({}, "missing")
