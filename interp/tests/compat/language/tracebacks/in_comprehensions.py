"""Errors inside comprehensions and generator expressions have frames of their own."""
# compat: traceback


def halves(rows):
    return {name: [10 / v for v in row] for name, row in rows.items()}


def total(rows):
    return sum(len(x) for x in halves(rows).values())


print(total({"a": [1, 2]}))
try:
    sum(v.missing for v in [1])
except AttributeError as error:
    print(error)
total({"a": [1], "b": [2, 0]})
