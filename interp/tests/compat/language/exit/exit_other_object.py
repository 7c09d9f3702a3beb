"""SystemExit with another object: its text goes to standard error, code 1."""
# compat: traceback

raise SystemExit([1, "two", (3,)])
