"""An exception during the handling of another, three levels deep."""
# compat: traceback


def first():
    return 1 / 0


def second():
    try:
        first()
    except ZeroDivisionError:
        return [][1]


def third():
    try:
        second()
    except IndexError:
        int("not a number")
    finally:
        print("cleanup")


third()
