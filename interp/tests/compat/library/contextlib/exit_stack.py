"""contextlib.ExitStack: entering, pushing, callbacks, order, pop_all, suppression, errors."""
from contextlib import ExitStack, contextmanager


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Resource:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        if self.fail:
            raise self.fail
        return self.swallow


with ExitStack() as stack:
    resources = [stack.enter_context(Resource(name)) for name in "abc"]
    stack.callback(print, "callback", 1, sep="-")
    print([r.name for r in resources])

print("-- error passes or is suppressed")


def raising(*managers):
    with ExitStack() as stack:
        for manager in managers:
            stack.enter_context(manager)
        raise ValueError("inside")
    return "suppressed"


attempt(lambda: raising(Resource("x"), Resource("y")))
attempt(lambda: raising(Resource("x"), Resource("y", swallow=True)))
try:
    raising(Resource("x"), Resource("y", fail=KeyError("in exit")))
except KeyError as error:
    print(repr(error), repr(error.__context__))
try:
    raising(Resource("x", fail=OSError("first")), Resource("y", fail=KeyError("second")))
except OSError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
attempt(lambda: raising(Resource("x", swallow=True), Resource("y", fail=KeyError("in exit"))))

print("-- push and callback")


@contextmanager
def cleanup():
    with ExitStack() as stack:
        stack.push(Resource("pushed"))
        stack.push(lambda kind, value, trace: print("function", kind) or True)

        @stack.callback
        def named():
            print("decorated callback")

        stack.callback(lambda *a, **k: print(a, k), 1, 2, key="v")
        yield stack


with cleanup():
    print("body")
with cleanup():
    raise ZeroDivisionError("suppressed by the pushed function")

print("-- pop_all and close")
with ExitStack() as stack:
    stack.enter_context(Resource("kept"))
    stack.callback(print, "kept callback")
    kept = stack.pop_all()
    print("popped", type(kept).__name__)
print("after with")
kept.close()
kept.close()
empty = ExitStack()
print(empty.close(), empty.__exit__(None, None, None))


def opening(names):
    """All or nothing."""
    with ExitStack() as stack:
        for name in names:
            if name == "bad":
                raise LookupError(f"cannot open {name}")
            stack.enter_context(Resource(name))
        return stack.pop_all()


attempt(lambda: opening(["one", "bad", "two"]))
with opening(["three", "four"]):
    print("open")
attempt(lambda: ExitStack().enter_context(5))
attempt(lambda: ExitStack().enter_context(open))
attempt(lambda: ExitStack().callback())
