"""Caret markers under binary operators, printed by traceback text collected from several failures."""
# compat: traceback


def fail(a, b):
    return (a + 1) * 2 - (a +
                          b) + len(str(a))


def middle(a, b):
    x = 5 + fail(a, b) * 3
    return x


print("start")
result = middle(1, "text") + 1
