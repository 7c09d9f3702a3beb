"""and, or, not, in, not in, is, is not."""

values = [0, 1, "", "a", [], [0], None, True, False, {}, {1: 1}, 0.0]
print([a and b for a in (0, 2) for b in ("", "x")], [a or b for a in (0, 2) for b in ("", "x")])
print([not v for v in values])
for a in (0, 1):
    for b in (0, 2):
        print(a, b, a and b, a or b, not a, not (a and b), a and not b, not a or b)
print(1 in [1, 2], 3 in (1, 2), "a" in "cat", "at" in "cat", "" in "cat", "" in "", "x" in {"x": 1}, 1 in {"x": 1}, 1 in {1}, 1 in {1: 2}.values(), ("x", 1) in {"x": 1}.items(), "x" in {"x": 1}.keys())
print(1.0 in [1], True in [1], None in [None], [1] in [[1]], (1,) in [[1]], "a" in ["abc"], 5 in range(10), 5 in range(0, 10, 2), 5.0 in range(10), "5" in range(10), -1 in range(10), 10 ** 30 in range(10 ** 31))
print(97 in b"abc", b"b" in b"abc", b"" in b"abc", 300 in range(5), b"bc" in bytearray(b"abc"), "a" not in "bc", 1 not in [1], not 1 in [2])
print(float("nan") in [-float("nan")], 0 in [False], 0 in [0.0], "" in [""], {} in [{}], {1} in [frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})
print(3 in (x for x in range(5)), 9 in iter([1, 2]), 2 in map(abs, [-2]), 2 in zip([1], [2]), (1, 2) in zip([1], [2]), 1 in enumerate("a"), (0, "a") in enumerate("a"))
a = b = []
c = []
print(a is b, a is c, a is not c, a == c, a is not b, None is None, True is True, (a, b)[0] is (a, b)[1])


def same(x):
    return x


print(same(a) is a, [a][0] is a, {"k": a}["k"] is a, type(1) is int, type(a) is list, type(True) is bool, Ellipsis is ..., a.copy() is a, a[:] is a)


class Eq:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        print("eq", end=" ")
        return self.result


print(5 in [Eq(0), Eq(1)], 5 in (Eq([]), Eq("")), Eq(False) in [1, 2])
e = Eq(False)
print(e in [e], [e] == [e], [e].index(e), [e].count(e), (e,) == (e,), {"k": e} == {"k": e})
print(1 if None else 2, None is not None, a is not None, not None, (None or 0) is None)
x = None
print(x is None and "unset" or x, x if x is not None else "unset", x or "falsy")
print((1 and 2) or 3, 1 and (0 or 3), 0 or 0.0 or "" or None, 1 and "a" and [] and 5)
for source in ("1 in 5", "1 in 'abc'", "None in 'a'", "[] in 'a'", "'a' in b'a'", "1 in None", "b'a' in 'a'", "[] in {}", "{} in set()", "[] in {1}", "'a' in 5", "1000 in b'a'", "-1 in b'a'", "'x' in bytearray(b'x')", "1.5 in b'a'", "1 in len", "[] in range(3)", "'a' in range(3)", "1 in int"):
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)
calls = []


def t(name, value):
    calls.append(name)
    return value


t("a", 0) and t("b", 1) or t("c", 2) and t("d", 3)
print(calls)
calls.clear()
not t("a", 1) or t("b", 0) or not t("c", 0) and t("d", 1)
print(calls)
print(bool([] and 1), bool(() or {0}), (lambda: 0)() or (lambda: 1)(), [x for x in range(5) if not x % 2 and x or x == 3])
