"""An uncaught KeyboardInterrupt ends with code 130."""

try:
    raise KeyboardInterrupt
except Exception:
    print("never")
finally:
    print("finally")
