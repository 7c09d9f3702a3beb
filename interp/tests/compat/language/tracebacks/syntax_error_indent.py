"""A block that is missing: IndentationError."""
# compat: traceback

print("this line must not run")
if True:
print("not indented")
