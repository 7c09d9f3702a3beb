"""ModuleNotFoundError, raised inside a function."""
# compat: traceback


def need():
    import a_module_that_nobody_has
    return a_module_that_nobody_has


need()
