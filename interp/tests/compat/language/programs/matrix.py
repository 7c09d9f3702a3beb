"""A matrix class over fractions: operators, Gauss elimination, inverse, powers."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction with denominator 0")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    def __sub__(self, o):
        return self + -Fraction.of(o)

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __eq__(self, o):
        o = Fraction.of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    __radd__, __rmul__ = __add__, __mul__


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction.of(x) for x in row] for row in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        return Matrix([[sum((a * b for a, b in zip(r, c)), Fraction(0)) for c in zip(*other.rows)] for r in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(repr, r)) for r in self.rows) + "]"

    def reduce(self):
        m, sign, pivots = [r[:] for r in self.rows], 1, []
        rows, cols = self.shape
        at = 0
        for col in range(cols):
            pivot = next((r for r in range(at, rows) if m[r][col]), None)
            if pivot is None:
                continue
            if pivot != at:
                m[at], m[pivot], sign = m[pivot], m[at], -sign
            pivots.append(m[at][col])
            m[at] = [x / pivots[-1] for x in m[at]]
            for r in range(rows):
                if r != at and m[r][col]:
                    m[r] = [x - m[r][col] * y for x, y in zip(m[r], m[at])]
            at += 1
            if at == rows:
                break
        return m, sign, pivots

    def det(self):
        _, sign, pivots = self.reduce()
        result = Fraction(sign if len(pivots) == len(self.rows) else 0)
        for p in pivots:
            result *= p
        return result

    def rank(self):
        return len(self.reduce()[2])

    def inverse(self):
        n = len(self.rows)
        if not self.det():
            raise ValueError("singular")
        both = Matrix([r + i for r, i in zip(self.rows, Matrix.identity(n).rows)])
        return Matrix([r[n:] for r in both.reduce()[0]])


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
b = Matrix([[1, 2], [3, 4], [5, 6]])
print(a.shape, b.T, a @ b, a + a == 2 * a, a.det(), a.rank(), a[1, 2])
print(a.inverse(), a @ a.inverse() == Matrix.identity(3), (a ** -2) @ (a ** 2) == a ** 0)
print(Matrix([[1, 1], [1, 0]]) ** 30, Matrix([[1, 2], [2, 4]]).rank(), Matrix([[0, 1], [1, 0]]).det())
for action in (lambda: a @ Matrix([[1]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: Fraction(1, 0), lambda: a[5, 0]):
    try:
        action()
    except (ValueError, ZeroDivisionError, IndexError) as error:
        print(type(error).__name__, error)
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert.det(), hilbert.inverse())
