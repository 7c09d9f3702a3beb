"""operator: every arithmetic, logical, comparison and sequence function."""
import operator as op


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for name in "add sub mul truediv floordiv mod pow and_ or_ xor lshift rshift lt le eq ne ge gt is_ is_not".split():
    print(name, getattr(op, name)(13, 3), end="; ")
print()
for name in "neg pos invert inv abs not_ truth index".split():
    print(name, getattr(op, name)(-7), end="; ")
print()
print(op.not_([]), op.truth(""), op.truth("a"), op.not_(None))
print(op.is_(None, None), op.is_not([], []), op.eq("a", "a"), op.lt("a", "b"), op.ge((1, 2), (1, 1)))

print("-- sequences")
print(op.concat([1], [2]), op.concat("a", "b"), op.contains([1, 2], 2), op.contains("abc", "z"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"))
items = [10, 20, 30]
print(op.getitem(items, 1), op.getitem({"a": 1}, "a"), op.getitem(items, slice(1, None)))
op.setitem(items, 0, "set")
op.delitem(items, 1)
op.setitem(items, slice(1, 1), ["x", "y"])
print(items, op.length_hint(items), op.length_hint(iter(range(4))), op.length_hint(object(), 7), op.length_hint((x for x in "")))

print("-- in place")
a = [1]
b = op.iadd(a, [2])
print(a, b is a, op.iadd((1,), (2,)), op.imul([0], 3), op.isub(5, 3), op.iconcat([1], (2,)))
print(op.itruediv(7, 2), op.ifloordiv(7, 2), op.imod(7, 4), op.ipow(2, 5), op.iand({1, 2}, {2}), op.ior({1}, set()), op.ixor(6, 3), op.ilshift(1, 4), op.irshift(16, 2))


class Matrix:
    def __init__(self, name):
        self.name = name

    def __matmul__(self, other):
        return f"{self.name}@{other.name}"

    def __imatmul__(self, other):
        return f"{self.name}@={other.name}"

    def __index__(self):
        return 3

    def __call__(self, *args, **named):
        return args, named

    def __length_hint__(self):
        return 42


m, n = Matrix("m"), Matrix("n")
print(op.matmul(m, n), op.imatmul(m, n), op.index(m), op.call(m, 1, k=2), op.length_hint(m), op.call(max, 1, 2))
print(op.add is op.__add__, op.__getitem__([5], 0), op.__not__(1), op.__lt__(1, 2), op.__contains__([1], 1))

print("-- errors")
attempt(lambda: op.add(1, "a"))
attempt(lambda: op.add(1))
attempt(lambda: op.concat(1, 2))
attempt(lambda: op.iconcat(1, 2))
attempt(lambda: op.index(1.5))
attempt(lambda: op.indexOf([1], 2))
attempt(lambda: op.countOf(5, 1))
attempt(lambda: op.getitem([1], 5))
attempt(lambda: op.getitem({}, "k"))
attempt(lambda: op.lt(1, "a"))
attempt(lambda: op.neg("a"))
attempt(lambda: op.contains(5, 1))
attempt(lambda: op.length_hint(1, "a"))
attempt(lambda: op.matmul(1, 2))
attempt(lambda: op.delitem((1,), 0))
attempt(lambda: op.floordiv(1, 0))
attempt(lambda: op.invert(1.0))
