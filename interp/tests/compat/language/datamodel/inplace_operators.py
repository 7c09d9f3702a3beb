"""In-place operators: __iadd__ and fallbacks, rebinding, targets evaluated once, mutable and immutable."""


class Acc:
    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __isub__(self, other):
        return "rebound"

    def __add__(self, other):
        return f"add {other}"

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return f"mul {other}"

    def __itruediv__(self, other):
        return NotImplemented

    def __ior__(self, other):
        pass


a = alias = Acc()
a += 1
a += 2
print(a.items, a is alias)
a -= 1
print(a, alias.items)
a = Acc()
a *= 3
print(a)
a = Acc()
a |= 1
print(a)
a = Acc()
try:
    a /= 2
except TypeError as error:
    print(error)
x = y = [1]
x += [2]
print(y, x is y)
x = x + [3]
print(y, x)
x = y = [1]
x += "ab"
x += (5,)
x += {6: 7}
x += (i for i in range(2))
print(y)
x *= 2
print(y)
t = u = (1,)
t += (2,)
print(t, u, t is u)
s = r = "a"
s += "b"
print(s, r)
d = e = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print(e)
st = su = {1}
st |= {2}
st -= {1}
st ^= {9}
st &= {9, 5}
print(su)
f = g = frozenset([1])
f |= {2}
print(sorted(f), sorted(g))
b = c = bytearray(b"a")
b += b"b"
b *= 2
print(c)
for source in ("x += 5", "t += [1]", "s += 1", "d |= 5", "st |= [1]", "x *= 'a'", "x -= [1]", "n = None; n += 1", "t *= 1.5", "s -= 'a'", "q = 1; q += 'a'", "b += 'x'", "d += {}"):
    try:
        exec(source)
    except TypeError as error:
        print(source, "->", error)
log = []


def index():
    log.append("index")
    return 0


def target():
    log.append("target")
    return data


data = [10, 20]
target()[index()] += 5
print(data, log)
tup = ([1],)
try:
    tup[0] += [2]
except TypeError as error:
    print(error, tup)


class P:
    value = 10

    @property
    def prop(self):
        log.append("get")
        return 1

    @prop.setter
    def prop(self, v):
        log.append(f"set {v}")


log.clear()
p = P()
p.prop += 5
print(log)
p.value += 1
print(p.value, P.value, p.__dict__)
m = {"k": {"n": 1}}
m["k"]["n"] += 1
m["k"]["n"] **= 3
print(m)
grid = [[0] * 2 for _ in range(2)]
grid[0][1] += 3
grid[1][-2] -= 1
print(grid)
n = 7
n //= 2; n **= 2; n %= 5; n <<= 3; n >>= 1; n |= 1; n &= 0xF; n ^= 2
print(n)
z = 5
z /= 2
z //= 1
print(z)
