"""Stars: unpacking into displays, calls, assignments, subscripts, return and yield."""

a, b, d = [1, 2], (3, 4), {"x": 1, "y": 2}
print([*a, *b], (*a, *b), {*a, 9} == {1, 2, 9}, [*a, 0, *b], [*[]], (*(),), [*"ab", *range(2), *d, *{5}])
print({**d, "z": 3}, {"x": 0, **d}, {**d, "x": 9}, {**{}, **d, **{"x": 5}}, {**d, 1: 2})
print(*a, *b, sep=",")
print(*"abc", *[], *(i for i in range(2)))


def f(*args, **kwargs):
    return args, kwargs


print(f(*a, 5, *b, k=1, **d, **{"q": 2}))
print(f(*a, **d), f(**d), f(*[], **{}), f(*d), f(*"xy"), f(*{1: 2}.items()))
t = *a, *b
print(t)
u = *a,
print(u, (*a,), [*a][0])
for v in *a, *b:
    print(v, end=" ")
print()


def ret():
    return *a, 5


def gen():
    yield *a, 6


print(ret(), list(gen()), (lambda: (*a, 7))())
first, *rest = a
*init, last = b
h, *m, e = range(6)
p, *q = "z"
*only, = "abc"
[*inner] = (1, 2)
(g, *(i, j, *k)), n = [1, 2, 3, 4, 5], 6
print(first, rest, init, last, h, m, e, p, q, only, inner, g, i, j, k, n)


class Sub:
    def __getitem__(self, key):
        return key


print(Sub()[*a], Sub()[0, *b], Sub()[*a, *b])
print(sorted({*a, *a}), len({*"aab"}), sorted({*"hello"}))
print([*a, *[*b, *[5]]], [[*a], [*b]], [*map(str, a)], [*zip(a, b)], [*enumerate("x")])
print(max(*a, *b), min(*[3, 1]), sum([*a, *b]), "{}-{}".format(*a), "{x}{y}".format(**d), print(*a, end="!\n"))


class Keys:
    def keys(self):
        print("keys()", end=" ")
        return ["k1", "k2"]

    def __getitem__(self, key):
        return key.upper()


print({**Keys()}, f(**Keys()), dict(Keys()))


class It:
    def __iter__(self):
        return iter("it")


print([*It()], f(*It()), {**{"a": 1}, **dict(zip("bc", It()))})
for source in ("[*5]", "[*None]", "(*1.5,)", "{*5}", "f(*5)", "f(*None)", "{**5}", "{**[1]}", "f(**5)", "f(**[1])", "f(**{1: 2})", "f(x=1, **{'x': 2})", "f(**d, **d)", "x, *y = 5", "a1, a2 = [1]", "a1, a2 = [1, 2, 3]", "a1, *a2, a3 = [1]", "*a1, = 5", "[a1] = ''", "() = [1]", "(a1, (a2, a3)) = 1, [2]", "a1, a2 = 'abc'", "a1, a2 = {}", "a1, a2 = {1: 2}", "a1, a2, *a3 = [1]", "a1, a2 = iter([1, 2, 3])", "[] = 5", "{**None}", "f(**None)", "dict(**{1: 2})", "[*f]", "print(*f)"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, str(error).split("0x")[0])
try:
    exec("x = *a")
except (SyntaxError, TypeError) as error:
    print(type(error).__name__)
