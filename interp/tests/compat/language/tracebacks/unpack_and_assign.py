"""Errors of assignment statements: unpacking in a for loop."""
# compat: traceback


def totals(rows):
    out = {}
    for name, (low, high) in rows:
        out[name] = high - low
    return out


print(totals([("a", (1, 5))]))
totals([("b", (1, 2)), ("c", (1, 2, 3))])
