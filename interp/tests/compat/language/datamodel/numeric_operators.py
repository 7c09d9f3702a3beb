"""Binary and unary numeric special methods: every operator, forward, reflected and in place."""


class Num:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


NAMES = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor".split()


def method(label):
    return lambda self, *args: f"{self.name}.{label}({', '.join(map(repr, args))})"


class Full(Num):
    for _n in NAMES:
        locals()[f"__{_n}__"] = method(_n)
        locals()[f"__r{_n}__"] = method("r" + _n)
        locals()[f"__i{_n}__"] = method("i" + _n)
    for _n in "neg pos invert abs".split():
        locals()[f"__{_n}__"] = method(_n)


a, b = Full("a"), Full("b")
for source in ("a + b", "a - b", "a * b", "a @ b", "a / b", "a // b", "a % b", "divmod(a, b)", "a ** b", "a << b", "a >> b", "a & b", "a | b", "a ^ b", "pow(a, b)", "pow(a, b, 5)"):
    print(source, "=", eval(source))
for source in ("1 + a", "1 - a", "1 * a", "1 @ a", "1 / a", "1 // a", "1 % a", "divmod(1, a)", "1 ** a", "1 << a", "1 >> a", "1 & a", "1 | a", "1 ^ a", "'s' + a", "[] + a", "() * a", "None | a", "'%s' % a", "1.5 + a"):
    try:
        print(source, "=", eval(source))
    except TypeError as error:
        print(source, "->", error)
for op in "+ - * @ / // % ** << >> & | ^".split():
    x = Full("x")
    exec(f"x {op}= b")
    print(f"x {op}= b:", x)
print(-a, +a, ~a, abs(a))


class Vec:
    def __init__(self, *v):
        self.v = v

    def __add__(self, other):
        return Vec(*(p + q for p, q in zip(self.v, other.v))) if isinstance(other, Vec) else NotImplemented

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(p * q for p, q in zip(self.v, k.v))
        return Vec(*(p * k for p in self.v))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __abs__(self):
        return sum(p * p for p in self.v) ** 0.5

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __repr__(self):
        return f"Vec{self.v}"


u, v = Vec(1, 2), Vec(3, 4)
print(u + v, u - v, u * 3, 3 * u, u * v, abs(v), -u, sum([u, v, u]))
u += v
print(u)
u *= 2
print(u)
for source in ("u + 1", "1 + u", "u / 2", "~u", "+u", "u - 1", "u ** 2", "divmod(u, 2)", "u @ v", "u & v", "u << 1"):
    try:
        print(source, eval(source))
    except (TypeError, AttributeError) as error:
        print(source, "->", type(error).__name__, error)
for op in "+ / % // ** @ >> | ^".split():
    try:
        w = Vec(1)
        exec(f"w {op}= 1")
    except TypeError as error:
        print(error)
