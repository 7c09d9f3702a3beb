"""An error inside a generator, through yield from and a for loop."""
# compat: traceback


def inner(items):
    for item in items:
        yield int(item)


def outer(items):
    yield from inner(items)


def consume(items):
    found = []
    for value in outer(items):
        found.append(value)
        print(value)
    return found


consume(["1", "2", "three"])
