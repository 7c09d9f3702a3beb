"""An exception whose __str__ fails."""
# compat: traceback


class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")


raise Broken("x")
