"""An uncaught StopIteration raised by a conditional expression in a function."""
# compat: traceback


def loop():
    for i in range(3):
        if i == 1:
            raise ValueError("not seen") if i > 5 else StopIteration("leaves a function as it is")


loop()
