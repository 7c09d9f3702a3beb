"""An exit while an exception is being handled prints no traceback."""

try:
    1 / 0
except ZeroDivisionError:
    raise SystemExit(4)
