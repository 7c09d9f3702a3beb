"""Truth testing: __bool__, __len__, builtin values, errors."""

for value in (None, False, True, 0, 1, -1, 0.0, 0.1, float("nan"), 0j, 1j, "", " ", "0", b"", b"\0", [], [0], (), (None,), {}, {0: 0}, set(), {0}, frozenset(), range(0), range(1), range(5, 1), bytearray(), bytearray(1), ..., NotImplemented is None, object, print, iter([])):
    shown = type(value).__name__ if not isinstance(value, (int, float, str, list, tuple)) else repr(value)
    print(shown, bool(value), not value, "yes" if value else "no")


class WithBool:
    def __init__(self, b):
        self.b = b

    def __bool__(self):
        print("__bool__", end=" ")
        return self.b

    def __len__(self):
        print("__len__", end=" ")
        return 0


class WithLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("__len__", end=" ")
        return self.n


class Neither:
    pass


print(bool(WithBool(True)), bool(WithBool(False)), bool(WithLen(0)), bool(WithLen(3)), bool(Neither()))
for bad in (WithBool(1), WithBool(None), WithBool("x"), WithLen(-1), WithLen("a"), WithLen(1.0)):
    try:
        print(bool(bad))
    except Exception as error:
        print(type(error).__name__, error)
    try:
        if bad:
            print("true")
    except Exception as error:
        print(type(error).__name__, error)


class Raising:
    def __bool__(self):
        raise RuntimeError("undecided")


for action in (lambda: not Raising(), lambda: Raising() and 1, lambda: Raising() or 1, lambda: 1 if Raising() else 2, lambda: [x for x in [1] if Raising()], lambda: any([0, Raising()]), lambda: all([1, Raising()]), lambda: list(filter(None, [Raising()]))):
    try:
        print(action())
    except RuntimeError as error:
        print(error)
t, f = WithBool(True), WithBool(False)
print((t and 5), (f or 6))
print((f and 5) is f, (t or 6) is t, not t, not f)
while f:
    pass
else:
    print("loop over")
n = WithLen(2)
while n:
    n.n -= 1
print("done")
inst = Neither()
inst.__bool__ = lambda: False
print(bool(inst))
assert t
print(any([f, t, f]), all([t, f, t]))
print(list(filter(None, [0, 1, "", "a", None, [], [1]])))


class Inherits(WithBool):
    __bool__ = None


try:
    bool(Inherits(1))
except TypeError as error:
    print(error)
