"""An error in the body of a nested class."""
# compat: traceback


def make():
    class Outer:
        size = 3

        class Inner:
            names = ["a", "b"]
            last = names[size] if False else names[5]

    return Outer


print("making")
make()
