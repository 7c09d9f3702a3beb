"""NameError with a suggestion."""
# compat: traceback


def area(width, height):
    return width * heigth


area(2, 3)
