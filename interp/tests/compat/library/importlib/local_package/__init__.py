# compat: module
"""A package for local_modules.py."""
print("package starts")
names = ["inner", "late"]
