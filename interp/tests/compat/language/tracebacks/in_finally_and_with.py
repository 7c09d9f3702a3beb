"""Lines of with, finally and decorators in a traceback."""
# compat: traceback
import functools
from contextlib import suppress


def decorator(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)
    return wrapper


@decorator
def guarded(path):
    with suppress(KeyError):
        try:
            return len(path) / path.count("/")
        finally:
            print("finally runs")


guarded("plain")
