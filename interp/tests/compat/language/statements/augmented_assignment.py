"""Augmented assignment statements on names, attributes, items and slices."""

x = 10
x += 1; x -= 2; x *= 3; x //= 2; x %= 9; x **= 3; x <<= 2; x >>= 1; x |= 5; x &= 0xFE; x ^= 3
print(x)
x = 7
x /= 2
print(x)
s = "a"
s += "b"
s *= 3
s += str(1)
print(s)
l = [1]
alias = l
l += [2]
l *= 2
print(l, alias is l)
t = (1,)
t2 = t
t += (2,)
print(t, t2)
d = {"n": 1, "l": []}
d["n"] += 5
d["l"] += [1]
d["l"] += "ab"
d |= {"m": 0}
print(d)


class C:
    total = 0
    items = []


c = C()
c.total += 5
c.items += [1]
print(c.total, C.total, c.items, C.items, sorted(c.__dict__))
m = [[0, 0], [0, 0]]
m[0][1] += 3
m[1][0] -= 2
m[-1][-1] ^= 7
print(m)
n = list(range(6))
n[1:3] += ["x", "y"]
n[::2] *= 1
print(n)
n[0:2] *= 2
print(n)
calls = []


def get(name, value):
    calls.append(name)
    return value


data = {"k": [1, 2, 3]}
get("dict", data)[get("key", "k")][get("index", 1)] += get("value", 10)
print(data, calls)


def local():
    y = 1
    for i in range(5):
        y += i
        y *= 2
    return y


print(local())


def unbound():
    try:
        z += 1
    except UnboundLocalError as error:
        return str(error)


print(unbound())
b = True
b += True
print(b)
b = True
b &= False
print(b)
b = True
b |= 2
print(b)
f = 1.5
f += 1
f **= 2
f //= 1
f %= 4
print(f)
z = 1 + 2j
z *= 2
z -= 1j
print(z)
st = {1, 2, 3}
alias = st
st &= {2, 3, 4}
st |= {9}
st -= {3}
st ^= {2, 5}
print(sorted(st), alias is st)
by = bytearray(b"ab")
by += b"c"
by *= 2
print(by)
x = y = 5
x += y
x += x
print(x, y)
a = [1, 2, 3]
a[a[0]] += a[2]
print(a)
x = 2
x += x * x - 1
x -= 1 if x > 3 else 0
x += (lambda v: v * 2)(x)
print(x)
x = 5,
x += 6,
print(x)
q = [1]
q += q
q += (i for i in range(2))
q += {"k": 0}
q += range(2)
print(q)
big = 1
for i in range(1, 30):
    big *= i
print(big)
for source in ("undefined += 1", "x.y += 1", "x[0] += 1", "d['zz'] += 1", "l[100] += 1", "C.nothing += 1", "l += 1", "s += 1", "d += {}", "st += {1}", "t[0] += 1", "None += 1", "f() += 1", "(a, b) += 1", "[a] += 1", "1 += 1", "a + b += 1", "x += ", "x += y += 1", "x =+ 1", "x: int += 1", "*a += 1", "'s' += 1", "(x) += 1", "x += yield", "x++", "x +== 1", "d['k'] += 1 = 2"):
    try:
        exec(source)
        print(source, "fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
