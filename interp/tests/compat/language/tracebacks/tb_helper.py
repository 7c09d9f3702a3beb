# compat: module
def outer(callback):
    return inner(callback) + 1


def inner(callback):
    return callback()


def fail(text):
    raise RuntimeError(text)
