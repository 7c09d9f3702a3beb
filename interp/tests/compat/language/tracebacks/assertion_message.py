"""AssertionError with a message that is not text."""
# compat: traceback


def check(value):
    assert isinstance(value, int), ("expected int", type(value).__name__)
    assert value > 0, f"{value} is not positive"
    return value


print(check(3))
try:
    check(-1)
except AssertionError as error:
    print(error)
check("text")
