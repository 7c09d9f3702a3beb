"""Texts of unpacking errors in assignments, loops, comprehensions, calls and match."""

for source in ["a, b = []", "a, b = [1]", "a, b = [1, 2, 3]", "a, = 1, 2", "a, = ()", "a, b, c = 'ab'", "a, b = 'abc'", "[a, b] = {1}", "a, b = {1: 2}", "a, b = range(3)", "a, b = iter([1])", "a, b = (i for i in range(5))", "a, b = None", "a, b = 5", "a, b = 1.5", "a, b = len", "a, b = object", "a, b = True", "(a, b), c = 1, 2", "(a, b), c = [1], 2", "a, (b, c) = 1, (2, 3, 4)", "a, *b = ()", "a, b, *c = [1]", "*a, b, c = (1,)", "a, *b, c, d = 'ab'", "*a, = 5", "*a, b = None", "a, *b = 5", "() = [1]", "() = 5", "[] = 'a'", "for a, b in [1]: pass", "for a, b in [(1,)]: pass", "for a, b in [(1, 2, 3)]: pass", "for a, b in {1: 2}: pass", "for a, b in 'ab': pass", "for k, v in {'abc': 1}: pass", "for a in 5: pass", "for (a, b), c in [(1, 2)]: pass", "[a for a, b in [1]]", "{a: b for a, b in ['abc']}", "{a for a, b in [()]}", "list(a for a, b in [[1]])", "dict([1])", "dict([(1, 2, 3)])", "dict(['a'])", "print(*5)", "print(*None)", "print(**{1: 2})", "print(**5)", "len(*[])", "len(*[[1], [2]])", "[*1]", "{*None}", "(*5,)", "{**1}", "{**'a'}", "{**[('a', 1)]}", "lambda: [*1]", "x, y = y, x", "a, b = 1,", "a = b, c = 1", "with open as a: pass", "a, a.b = 1, 2", "enumerate(5)", "a, b = zip([1, 2, 3])", "a, b = map(str, [1])", "a, b = {'x', 'y', 'z'}", "a, b = enumerate('abc')", "a, b = b'abc'", "a, b = reversed([1])", "first, *rest = []", "[a, [b, [c]]] = 1, (2, 3)", "[a, [b, [c]]] = 1, (2, ())"]:
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class Bad:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            if i == 2:
                raise KeyError("while unpacking")
            yield i


for n in (1, 2, 3):
    try:
        a, b = Bad(n)
        print("fine", a, b)
    except Exception as error:
        print(type(error).__name__, error)


class OldStyle:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


a, b, c = OldStyle()
print(a, b, c)
try:
    a, b = OldStyle()
except ValueError as error:
    print(error)


class NotIterable:
    __iter__ = None


try:
    a, b = NotIterable()
except TypeError as error:
    print(error)
a = b = "kept"
try:
    a, b = 1, *[]
except ValueError as error:
    print(error, a, b)
d = {}
try:
    d["x"], undefined.y = 1, 2
except NameError as error:
    print(error, d)
