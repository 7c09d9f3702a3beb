"""An exit passes except Exception, runs finally and with, and leaves generators and functions."""

import sys
from contextlib import contextmanager


@contextmanager
def resource():
    print("open")
    try:
        yield
    finally:
        print("close")


def worker():
    try:
        with resource():
            [sys.exit(5) for _ in range(1)]
    except Exception:
        print("never")
    finally:
        print("worker finally")


try:
    worker()
except SystemExit as error:
    print("caught", error.code)
    error.code = 9
    raise
finally:
    print("module finally")
