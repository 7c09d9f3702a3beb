"""An uncaught error while a module is imported."""
# compat: traceback

print("importing")
import tb_broken
print("never")
