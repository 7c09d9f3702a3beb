"""An uncaught exception at module level."""
# compat: traceback

print("before")
values = [1, 2, 3]
values[10]
print("never")
