"""An uncaught exception ends with code 1, after the output so far."""

print("printed first", end="")
print()
raise LookupError("uncaught")
