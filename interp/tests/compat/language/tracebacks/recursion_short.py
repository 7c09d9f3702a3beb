"""A recursion of exactly three repeats: nothing is folded."""
# compat: traceback


def down(n):
    return [][n] if n == 0 else down(n - 1)


down(3)
