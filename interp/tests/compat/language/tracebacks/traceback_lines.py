"""Reading a traceback in the program: line numbers and function names by tb_next."""
# compat: traceback


def frames(error):
    tb, found = error.__traceback__, []
    while tb is not None:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found


def a(x):
    return b(x)


def b(x):
    return [c(i) for i in x]


def c(x):
    return 1 / x


try:
    a([1, 0])
except ZeroDivisionError as error:
    print(frames(error))
    saved = error
try:
    raise saved
except ZeroDivisionError as error:
    print(frames(error))
try:
    frames(5)
except AttributeError as error:
    print(len(frames(error)), frames(error)[-1][0])
