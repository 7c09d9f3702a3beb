"""contextlib in a small program: nested transactions with rollback, savepoints and a report."""
from contextlib import ExitStack, contextmanager, suppress


class Store:
    def __init__(self):
        self.data = {}
        self.levels = []

    def set(self, key, value):
        if self.levels:
            self.levels[-1].append((key, self.data.get(key), key in self.data))
        self.data[key] = value

    def delete(self, key):
        if key not in self.data:
            raise KeyError(f"no {key}")
        if self.levels:
            self.levels[-1].append((key, self.data[key], True))
        del self.data[key]

    @contextmanager
    def transaction(self, name):
        self.levels.append([])
        print(f"{'  ' * len(self.levels)}begin {name}")
        try:
            yield self
        except BaseException as error:
            print(f"{'  ' * len(self.levels)}rollback {name}: {type(error).__name__}")
            for key, old, existed in reversed(self.levels.pop()):
                if existed:
                    self.data[key] = old
                else:
                    del self.data[key]
            raise
        else:
            print(f"{'  ' * len(self.levels)}commit {name}")
            changes = self.levels.pop()
            if self.levels:
                self.levels[-1].extend(changes)


store = Store()
store.set("base", 0)
with store.transaction("first"):
    store.set("a", 1)
    store.set("b", 2)
print(store.data)

with suppress(ValueError):
    with store.transaction("second"):
        store.set("a", 100)
        store.delete("b")
        raise ValueError("undo")
print(store.data)

with store.transaction("outer"):
    store.set("a", 2)
    with suppress(KeyError), store.transaction("inner"):
        store.set("c", 3)
        store.delete("missing")
    with store.transaction("inner 2"):
        store.set("d", 4)
print(store.data)

try:
    with store.transaction("outer"):
        with store.transaction("inner commits, outer fails"):
            store.set("a", -1)
            store.set("e", 5)
        print(store.data)
        raise RuntimeError("whole")
except RuntimeError as error:
    print(error, store.data)


def leave_early():
    with store.transaction("returning"):
        store.set("r", 1)
        return "returned"


print(leave_early(), store.data["r"])


def generator():
    with store.transaction("in generator"):
        store.set("g", 1)
        yield "half"
        store.set("g", 2)


g = generator()
print(next(g), store.data["g"])
g.close()
print("g" in store.data)
print(list(generator()), store.data["g"])

with ExitStack() as stack:
    for name in ("one", "two"):
        stack.enter_context(store.transaction(name))
        store.set(name, True)
    stack.callback(lambda: print("callback sees", len(store.levels), "levels"))
print(sorted(store.data), store.levels)

with suppress(SystemExit), store.transaction("exit"):
    store.set("gone", 1)
    raise SystemExit(3)
print("gone" in store.data)
