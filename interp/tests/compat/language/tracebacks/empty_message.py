"""Exceptions without arguments, raised as class; the class is nested and has a qualified name."""
# compat: traceback


class Outer:
    class Problem(Exception):
        pass


def run():
    raise Outer.Problem


run()
