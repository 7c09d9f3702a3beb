"""Comparison chains: each operand evaluated once, short circuit, mixed operators."""

log = []


def v(x):
    log.append(x)
    return x


def show(label, result):
    print(label, result, log)
    log.clear()


show("1<2<3", v(1) < v(2) < v(3))
show("3<2<1", v(3) < v(2) < v(1))
show("1<2>1", v(1) < v(2) > v(1))
show("1==1==1", v(1) == v(1) == v(1))
show("1==2==2", v(1) == v(2) == v(2))
show("1!=2!=1", v(1) != v(2) != v(1))
show("in chain", v(1) in v([1]) in v([[1]]))
show("is chain", v(None) is v(None) is not v(1))
show("long", v(1) < v(2) <= v(2) < v(3) != v(5) > v(4) >= v(4))
show("stops", v(1) < v(2) < v(0) < v(9))
show("and", v(1) < v(2) and v(2) < v(3))
show("nested", (v(1) < v(2)) < v(3))
show("not", not v(1) < v(2) < v(3))


class Odd:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        print(f"{self.name}<{other.name}", end=" ")
        return self.answer(other)

    def __eq__(self, other):
        print(f"{self.name}=={other.name}", end=" ")
        return self.answer(other)

    def answer(self, other):
        return [] if other.name == "stop" else [self.name, other.name]


a, b, c, stop = Odd("a"), Odd("b"), Odd("c"), Odd("stop")
print(a < b < c)
print(a < stop < c)
print(a == b == c == stop)
print((a < stop) or "empty list was false")
x = 5
print(0 < x < 10, 0 < x < 3, 10 > x >= 5 > 1, 0 <= x == 5)
print(1 < 2 < 3 == 3 > 2 != 1, "a" < "b" < "c", "a" < "ab" < "b", [1] < [1, 2] < [2], (1, 2) < (1, 3) <= (1, 3))
print([1, "a"] == [1, "a"], [1, 2] != [1, 2.0], (1, [2]) == (1, [2]), {"a": [1]} == {"a": [1]}, "1" == 1, 1 == 1.0 == 1 + 0j)
print([] < [1], [1, 2, 3] < [1, 3], [2] > [1, 100], () < (0,), "" < "a", "Z" < "a", "10" < "9", b"a" < b"b")
print(float("nan") == float("nan"), [float("nan")] == [-float("nan")], float("inf") > 10 ** 400, -0.0 == 0.0, 10 ** 20 == 1e20, 2 ** 53 + 1 == float(2 ** 53))
n = float("nan")
print([n] == [n], n in [n], (n,) == (n,), n == n, {n: 1} == {n: 1})
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1} < {1}, {1, 2} > {1}, {1} < {2}, {1} > {2}, {1, 2} == {2, 1}, frozenset([1]) == {1})
print(range(3) == range(0, 3), range(0) == range(5, 5), [1] == (1,), None == None, None == 0, True == 1, "a" == b"a")
for source in ("1 < 'a'", "[] < ()", "None < 1", "{} < {}", "1j < 2j", "[1] < ['a']", "'a' < b'a'", "(1, 'a') < (1, 2)", "object() < 1", "1 < 2 < 'x'", "3 < 2 < 'x'", "{1} < [1]", "range(2) < range(3)", "int < str", "len < print", "[1, None] < [1, 2]", "max(1, 'a')", "sorted([1, 'a'])", "min([None, 1])", "slice(1) < 5", "5 >= None", "'a' <= 1", "[] > 1"):
    try:
        print(source, eval(source))
    except TypeError as error:
        print(source, "->", error)
