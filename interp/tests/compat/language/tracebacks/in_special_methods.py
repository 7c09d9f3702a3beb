"""Errors raised inside special methods called by operators and statements."""
# compat: traceback


class Vector:
    def __init__(self, *values):
        self.values = values

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.values, other.values)])

    def __len__(self):
        return self.length

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return len(self)


with Vector(1, 2) as v:
    print((v + Vector(3, 4)).values)
    raise KeyError("inside the with")
