"""An uncaught exception group, nested, with tracebacks and notes inside."""
# compat: traceback


def fail(kind, *args):
    raise kind(*args)


def collect():
    errors = []
    for kind, arg in ((ValueError, "first"), (KeyError, "second"), (ZeroDivisionError, "third")):
        try:
            fail(kind, arg)
        except Exception as error:
            errors.append(error)
    errors[1].add_note("a note on the key error")
    inner = ExceptionGroup("inner group", [TypeError("never raised"), errors.pop()])
    return ExceptionGroup("outer group", [*errors, inner])


raise collect()
