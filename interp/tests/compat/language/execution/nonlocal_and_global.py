"""nonlocal and global statements: which binding changes, nesting, class bodies, errors at compile time."""

counter = 0


def bump():
    global counter
    counter += 1


bump()
bump()
print(counter)


def create():
    global created, other
    created, other = "made in a function", [1]


create()
print(created, other)


def nested_global():
    counter = "local"

    def inner():
        global counter
        counter = 100
    inner()
    return counter


print(nested_global(), counter)


def chain():
    x = "first"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x = "inner"
        inner()
        return x
    return middle(), x


print(chain())


def skip():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner()
    return middle(), middle(), x


print(skip())


def delete_nonlocal():
    x = 1

    def inner():
        nonlocal x
        del x
    inner()
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(delete_nonlocal())


def delete_global():
    global created
    del created


delete_global()
try:
    created
except NameError as error:
    print(error)


def in_class():
    x = "function"

    class C:
        nonlocal x
        x = "set by class body"
        y = 1

    class D:
        global from_class_body
        from_class_body = 5
    return x, hasattr(C, "x"), hasattr(D, "from_class_body")


print(in_class(), from_class_body)


def global_targets():
    global g_for, g_with, g_import, g_def, G_class, g_except
    for g_for in range(3):
        pass
    import math as g_import

    def g_def():
        return "g_def"

    class G_class:
        pass
    with __import__("contextlib").nullcontext("w") as g_with:
        pass


global_targets()
print(g_for, g_with, g_import.__name__, g_def(), G_class.__name__, g_def.__qualname__, G_class.__qualname__)


def many():
    a, b = 1, 2

    def inner():
        nonlocal a, b
        a, b = b, a
        a += 10
    inner()
    return a, b


print(many())


def unpack_targets():
    x = y = None

    def inner():
        nonlocal x, y
        for x, y in [(1, 2), (3, 4)]:
            pass
        [x, *y] = "abc"
    inner()
    return x, y


print(unpack_targets())
