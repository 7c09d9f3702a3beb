"""A file that does not parse: nothing of it runs."""
# compat: traceback

print("this line must not run")


def f():
    return 5 5
