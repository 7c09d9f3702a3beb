"""An error inside a function of an imported module, and one while importing."""
# compat: traceback

import tb_helper

try:
    import tb_broken
except ZeroDivisionError as error:
    print("import failed:", error)
tb_helper.outer(lambda: tb_helper.fail("from the callback"))
