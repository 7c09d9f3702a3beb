"""fractions.Fraction in use: continued fractions, linear equations, Bernoulli numbers, exact geometry."""
from fractions import Fraction
from math import comb


def continued(value):
    terms = []
    while True:
        whole = value.numerator // value.denominator
        terms.append(whole)
        value -= whole
        if not value:
            return terms
        value = 1 / value


def from_terms(terms):
    value = Fraction(terms[-1])
    for term in reversed(terms[:-1]):
        value = term + 1 / value
    return value


for f in (Fraction(415, 93), Fraction(-7, 5), Fraction(1), Fraction("3.245")):
    terms = continued(f)
    print(f, terms, from_terms(terms) == f)
print([str(from_terms([1] + [2] * n)) for n in range(1, 8)])


def solve(matrix, right):
    rows = [[Fraction(x) for x in row] + [Fraction(b)] for row, b in zip(matrix, right)]
    size = len(rows)
    for column in range(size):
        pivot = next((r for r in range(column, size) if rows[r][column]), None)
        if pivot is None:
            raise ValueError(f"no pivot in column {column}")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        factor = rows[column][column]
        rows[column] = [x / factor for x in rows[column]]
        for r in range(size):
            if r != column and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[column])]
    return [row[-1] for row in rows]


print([str(x) for x in solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])])
hilbert = [[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)]
print([str(x) for x in solve(hilbert, [1] * 5)])
try:
    solve([[1, 2], [2, 4]], [1, 2])
except ValueError as error:
    print("ValueError:", error)

bernoulli = []
for n in range(13):
    bernoulli.append(1 - sum((comb(n, k) * bernoulli[k] / (n - k + 1) for k in range(n)), Fraction(0)) if n else Fraction(1))
print([str(b) for b in bernoulli])


def power_sum(k, n):
    """1**k + ... + n**k by Bernoulli numbers."""
    return sum(comb(k + 1, j) * bernoulli[j] * n ** (k + 1 - j) for j in range(k + 1)) / (k + 1)


print([power_sum(k, 10) == sum(i**k for i in range(1, 11)) for k in range(6)], power_sum(3, 100))


def egyptian(f):
    parts = []
    while f:
        n = -(-f.denominator // f.numerator)
        parts.append(Fraction(1, n))
        f -= parts[-1]
    return parts


print(" + ".join(map(str, egyptian(Fraction(4, 13)))), " + ".join(map(str, egyptian(Fraction(5, 6)))))


def decimal_expansion(f):
    whole, rest = divmod(f.numerator, f.denominator)
    digits, seen = [], {}
    while rest and rest not in seen:
        seen[rest] = len(digits)
        digit, rest = divmod(rest * 10, f.denominator)
        digits.append(str(digit))
    if rest:
        start = seen[rest]
        digits = digits[:start] + ["("] + digits[start:] + [")"]
    return f"{whole}.{''.join(digits)}"


print([decimal_expansion(Fraction(*pair)) for pair in ((1, 3), (1, 7), (22, 7), (5, 8), (1, 6), (4, 1))])


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))) / Fraction(2)


print(area([(0, 0), (4, 0), (Fraction(1, 3), 3)]), area([(Fraction(1, 2), 0), (1, Fraction(1, 7)), (0, 2), (-1, -1)]))
farey = [Fraction(0), Fraction(1, 6)]
while farey[-1] != 1:
    a, b = farey[-2:]
    k = (6 + a.denominator) // b.denominator
    farey.append(Fraction(k * b.numerator - a.numerator, k * b.denominator - a.denominator))
print(" ".join(map(str, farey)))
