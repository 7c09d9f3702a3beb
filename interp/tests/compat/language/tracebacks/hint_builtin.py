"""NameError with a suggestion from the builtins."""
# compat: traceback

lenght = [1, 2]
pritn(lenght)
