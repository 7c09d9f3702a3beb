"""Operator precedence and associativity."""

print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 4 - 3, 100 / 10 / 5, 100 // 7 // 2, 17 % 10 % 4)
print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, ~2 ** 2, +3 ** 2)
print(-3 % 5, -(3 % 5), -7 // 2, -(7 // 2), 5 * -2, 5 - -2, 5 ** 2 * 2, 2 * 5 ** 2)
print(1 + 2 << 3, 1 + (2 << 3), 1 << 2 + 1, 16 >> 2 - 1, 7 & 3 + 1, 7 & 3 | 8, 1 | 2 ^ 3 & 4, 6 ^ 3 & 1, 1 | 6 & 3)
print(1 < 2 == True, (1 < 2) == True, 1 < 2 and 2 < 3, not 1 == 2, not (1 == 2), (not 1) == 2, 1 == 1 in [True], 3 & 1 == 1, (3 & 1) == 1)
print(True or False and False, (True or False) and False, not True or True, not (True or True), not not True and False)
print(1 or 1 / 0, 0 and 1 / 0, 1 if True else 1 / 0, (1 if False else 2) + 1, 1 if False else 2 + 1, 1 + 2 if True else 3)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 0 else 3, "a" if not 1 else "b")
print((lambda x: x + 1)(1) * 2, (lambda: 1, 2)[1], (lambda x: x if x else 0)(5), [lambda: 1 or 2][0]())
print(-5 .__abs__(), (-5).__abs__(), -abs(-5), 2 .__add__(3) * 2)
print([1, 2, 3][0] + 1, {"a": 2}["a"] ** 2, "abc"[1] * 2, len("abc") + 1, -len("abc"), not len(""))
print("a" + "b" * 3, ("a" + "b") * 3, "%d" % 2 * 3, "%d" % (2 * 3), "x" "y" * 2, [1] + [2] * 2)
print(1 in [1, 2] == True, (1 in [1, 2]) == True, 1 not in [2] and 2 in [2], not 1 in [2], [] is None is False)
print(5 > 3 > 1, 5 > 3 < 4, 1 < 3 > 2 != 5, (5 > 3) > 1, 1 == 1.0 == True, 1 < 2 < 3 < 4 < 3)
print(*[1, 2], *(3,), sep="") or print("or after call")
print((x := 1) + 2, x, (y := 1, 2), y, [z := 3, z + 1], (w := x if x else 0))
print(1, 2 if True else 3, (1, 2) if True else 3, 1 and 2, 3)
print(2 * (3, 4), 2 * [3] + [4], (1,) + (2,) * 2, -1 ** 0, 0 ** 0, 0.0 ** 0)
print(not 5 > 3, not 5 > 3 or 1, -1 < 0 == 0, 10 - 2 * 3 ** 2 % 5 + 1)
print(1 + 1 == 2 == 4 / 2, 1 | 2 == 2, (1 | 2) == 2, 1 ^ 1 == 0, ~1 == -2, ~1 & 3)
print(5 // 2 * 2 + 5 % 2, -5 // 2 * 2 + -5 % 2, 2 ** 2 ** 2 ** 0, 1 - 1 + 1, 8 / 4 * 2, 7 % 4 * 2, 7 * 4 % 5)


class T:
    def __getattr__(self, n):
        return f".{n}"

    def __getitem__(self, n):
        return f"[{n}]"

    def __call__(self, *n):
        return f"({n})"

    def __neg__(self):
        return "neg"

    def __pow__(self, o):
        return f"pow {o}"

    def __rpow__(self, o):
        return f"rpow {o}"


t = T()
print(-t, t.a, t[1], t(1), t ** -1, 2 ** t, t.a + t[0], -t ** 2 if False else "skipped", 2 ** -1 * 2)
