"""A SyntaxError in a module that is imported."""
# compat: traceback

print("importing")
from tb_syntax import thing
