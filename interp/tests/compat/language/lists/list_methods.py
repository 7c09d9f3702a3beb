"""Every list method, its results and errors."""

l = [3, 1, 2]
print(l.append(4), l, l.extend([5, 6]), l, l.insert(0, 0), l, l.insert(-1, 5.5), l, l.insert(100, "end"), l.insert(-100, "start"), l)
print(l.pop(), l.pop(0), l.pop(-2), l.pop(2), l, l.remove(0), l, l.index(2), l.index(4, 1), l.index(4, -3), l.count(1), l.count(9), l.reverse(), l, l.copy(), l.copy() is l, l.clear(), l)
l = [1, 2, 1, 3, 1]
l.remove(1)
print(l, l.index(1), l.index(1, 2), l.index(3, -2, 100), l.count(1), l.count(True), l.count(1.0), l.index(1.0))
for source in ("l.index(9)", "l.index(2, 5)", "l.index(1, 0, 0)", "l.remove(9)", "l.pop(10)", "l.pop(-10)", "[].pop()", "l.pop('a')", "l.pop(1.0)", "l.insert('a', 1)", "l.insert(1)", "l.append()", "l.append(1, 2)", "l.extend(5)", "l.extend()", "l.extend(None)", "l.index()", "l.index(1, 'a')", "l.sort(5)", "l.sort(key=5)", "l.sort(cmp=1)", "l.reverse(1)", "l.clear(1)", "l.copy(1)", "l.count()", "l.add(1)", "l.push(1)", "l.length", "l + (1,)", "(1,) + l", "l + 'ab'", "l * 1.5", "l * l", "l - [1]", "l < 5", "l == 5", "[1] < ['a']", "hash(l)", "l()", "l.x = 1", "list(5)", "list(1, 2)", "list(x=1)", "[1, 2][2]", "l[[]]"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(l)
l = []
l.extend("abc")
l.extend(range(2))
l.extend({"k": 1})
l.extend(x * 2 for x in "de")
l.extend(l)
l += (1, 2)
l += "z"
print(l, len(l))
print([1, 2] + [3], [1] * 3, 2 * [1, 2], [] * 5, [1] * -1, [[]] * 2, [1, 2] == [1, 2], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 9], [[1], 2] == [[1], 2.0], [1, [2, [3]]] == [1, [2, [3]]], 2 in [1, 2], [1] in [[1]], not [], bool([0]))
print(list(), list("ab"), list((1, 2)), list({"a": 1}), list(range(3)), list(x for x in "q"), list([1]), [*"xy"], list(map(str, [1])), list(zip("ab", [1, 2])), list({5}), list(b"A"), list(enumerate("a")), list(reversed([1, 2])), list({"a": 1}.items()))
m = [[0] * 3 for _ in range(2)]
m[0][0] = 1
w = [[0] * 3] * 2
w[0][0] = 1
print(m, w, w[0] is w[1])
a = b = [1]
a = a + [2]
c = d = [1]
c += [2]
print(a, b, c, d)
s = [5, 3, 8, 1]
s.sort()
print(s, s.sort(reverse=True), s, s.sort(key=lambda x: -x), s, sorted(s), s)
q = list(range(10))
q[2:5] = []
q[1:1] = ["a", "b"]
q[-2:] = "xyz"
del q[::3]
print(q, q[::-1], q[1:-1], q[:2] + q[-2:])
print(sum([1, 2, 3]), max([1, 5, 2]), min([3, 1]), len([1, 2]), any([0, 1]), all([]), sorted([2, 1]), sum([[1], [2]], []), [x for x in [3, 1] if x > 1], list(filter(None, [0, 1])), [1, 2, 3].__len__(), [1].__contains__(1), [1, 2].__getitem__(0), [1].__add__([2]), [1].__eq__([1]), [1].__eq__((1,)), [3, 4].__reversed__().__next__(), [0].__mul__(2), [1].__iadd__([2]))
stack, queue = [], []
for i in range(5):
    stack.append(i)
    queue.insert(0, i)
print([stack.pop() for _ in range(3)], [queue.pop() for _ in range(3)], stack, queue)


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other), end="; ")
        return self.n == getattr(other, "n", other)


es = [Eq(1), Eq(2)]
print(es.index(Eq(2)), es.count(2), 1 in es, es == [Eq(1), Eq(2)])
es.remove(Eq(2))
print(len(es))


def rotate(l, n):
    n %= len(l)
    return l[n:] + l[:n]


def chunk(l, n):
    return [l[i:i + n] for i in range(0, len(l), n)]


def flatten(l):
    return [y for x in l for y in (flatten(x) if isinstance(x, list) else [x])]


def unique(l):
    return [x for i, x in enumerate(l) if x not in l[:i]]


print(rotate([1, 2, 3, 4], 1), rotate([1, 2, 3], -1), chunk(list(range(7)), 3), flatten([1, [2, [3, []]], [[4]]]), unique([1, 2, 1.0, "a", "a", [1], [1]]), [list(t) for t in zip(*[[1, 2], [3, 4]])])
