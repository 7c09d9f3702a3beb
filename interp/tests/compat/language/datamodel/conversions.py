"""__int__, __float__, __complex__, __index__, __bool__, __str__, __bytes__, __trunc__ and their users."""

import math
import operator


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


i = Index(2)
data = [10, 20, 30, 40]
print(data[i], data[i:], data[:i], data[::i], "abcd"[i], (1, 2, 3)[i], b"xyz"[i], range(10)[i])
print(hex(Index(255)), bin(i), oct(Index(8)), int(i), float(i), complex(i), operator.index(i))
print([0] * i, i.__index__() * "ab", "ab" * i, list(range(i)), bytes(i), chr(Index(65)))
data[i] = 99
print(data, round(3.14159, i), "x".center(Index(5), "-"), (1).__lshift__(3), pow(2, 3, 5))
print(math.factorial(Index(5)), math.gcd(Index(12), 18), int("11", i), bytes([Index(65)]))
try:
    1 << i
except TypeError as error:
    print(error)


class Conv:
    def __int__(self):
        return 42

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __bytes__(self):
        return b"conv"

    def __str__(self):
        return "text"


c = Conv()
print(int(c), float(c), complex(c), bytes(c), str(c), math.sqrt(c), math.floor(Conv.__float__(c)), "%d" % 3, "%f" % c, "%s" % c)
try:
    data[c]
except TypeError as error:
    print(error)
for f in (lambda: range(c), lambda: "%x" % c, lambda: [1] * c, lambda: hex(c), lambda: chr(c)):
    try:
        print(f())
    except TypeError as error:
        print(error)
print("%d" % c)


class Trunc:
    def __trunc__(self):
        return 7

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


print(math.trunc(Trunc()), math.floor(Trunc()), math.ceil(Trunc()))


class Bad:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value

    def __float__(self):
        return self.value

    def __index__(self):
        return self.value

    def __str__(self):
        return self.value

    def __repr__(self):
        return self.value

    def __complex__(self):
        return self.value

    def __bytes__(self):
        return self.value


for value in (1.5, "x", None):
    for function in (int, float, operator.index, complex, bytes, str, repr):
        try:
            print(function.__name__, repr(value), "->", function(Bad(value)))
        except TypeError as error:
            print(function.__name__, repr(value), "->", error)


class Nothing:
    pass


for function in (int, float, complex, operator.index, hex, bytes, abs, round, math.floor, math.trunc, math.sqrt, len, chr, ord, sum):
    try:
        function(Nothing())
    except TypeError as error:
        print(function.__name__, "->", error)


class OnlyIndex(Index):
    pass


print(float(OnlyIndex(3)), complex(OnlyIndex(3)), int(OnlyIndex(3)), math.sqrt(OnlyIndex(16)))


class IntSub(int):
    def __int__(self):
        return 100


print(int(IntSub(5)), IntSub(5) + 1, IntSub(5).__index__(), [0, 1, 2, 3, 4, 5][IntSub(5)])
