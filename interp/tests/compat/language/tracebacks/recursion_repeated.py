"""A recursion that ends in an error after a few levels: repeated lines are folded."""
# compat: traceback


def descend(n):
    if n == 0:
        raise ValueError("bottom")
    return descend(n - 1)


def pair_a(n):
    return pair_b(n)


def pair_b(n):
    return pair_a(n - 1) if n else descend(12)


try:
    descend(2)
except ValueError as error:
    print("caught", error)
pair_a(2)
