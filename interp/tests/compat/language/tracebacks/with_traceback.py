"""with_traceback(None) drops the earlier lines."""
# compat: traceback


def origin():
    raise ValueError("origin")


def catch():
    try:
        origin()
    except ValueError as error:
        return error


error = catch()
print(type(error.__traceback__).__name__)
raise error.with_traceback(None)
