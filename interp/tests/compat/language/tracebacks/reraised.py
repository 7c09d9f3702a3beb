"""A re-raised exception keeps its traceback; raise e adds a line."""
# compat: traceback


def origin():
    raise ValueError("origin")


def bare():
    try:
        origin()
    except ValueError:
        raise


def named():
    try:
        bare()
    except ValueError as error:
        saved = error
    raise saved


named()
