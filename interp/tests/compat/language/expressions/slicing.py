"""Subscription and slicing of every sequence; slice assignment and deletion; slice objects."""

s, l, t, b, r = "abcdefgh", list(range(8)), tuple(range(8)), b"abcdefgh", range(0, 80, 10)
for i in (0, 3, -1, -8, 7, True):
    print(i, s[i], l[i], t[i], b[i], r[i])
cases = [(None, None), (2, None), (None, 3), (2, 5), (-3, None), (None, -3), (-5, -2), (5, 2), (0, 100), (-100, 4), (100, 200), (-1, 0), (3, 3)]
for lo, hi in cases:
    print(lo, hi, s[lo:hi], l[lo:hi], t[lo:hi], b[lo:hi], r[lo:hi])
for lo, hi, step in [(None, None, 2), (None, None, -1), (1, None, 3), (None, None, -2), (6, 1, -2), (1, 6, -1), (None, 2, -1), (-1, -9, -1), (-2, None, -3), (100, None, -3), (None, None, 100), (None, -100, -1)]:
    print(lo, hi, step, s[lo:hi:step], l[lo:hi:step], t[lo:hi:step], b[lo:hi:step], r[lo:hi:step])
x = list(range(6))
x[1:3] = "abcd"
print(x)
x[:0] = [-1]
x[len(x):] = ["end"]
print(x)
x[2:2] = (i for i in "in")
print(x)
x[::2] = [0] * len(x[::2])
print(x)
x[::-1] = range(len(x))
print(x)
x[3:1] = ["?"]
print(x)
x[-2:] = []
print(x)
del x[0], x[-1], x[1:3]
print(x)
del x[::2]
print(x)
x[:] = []
print(x)
y = [1, 2, 3]
y[:] = y + y
y[1:1] = y
print(y)
z = list(range(10))
del z[::-3]
print(z)
del z[5:2]
del z[100:]
print(z)
ba = bytearray(b"abcdef")
ba[1:3] = b"XYZ"
ba[0] = 65
del ba[-1]
ba[::2] = b"..."
print(ba)
none, five, yes, half = None, 5, True, 0.5
sl = slice(1, 5, 2)
print(sl, l[sl], sl.start, sl.stop, sl.step, slice(3), slice(None), slice(1, 2) == slice(1, 2, None), slice("a", "b"))
print(sl.indices(10), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100).indices(3), slice(5, 1, -2).indices(4))


class K:
    def __index__(self):
        return 2


print(l[K()], l[K():], l[:K()], l[::K()], slice(K()).indices(5))
for source in ("s[8]", "s[-9]", "l[100]", "t[-9]", "b[8]", "r[8]", "s['a']", "l['a']", "l[1.0]", "t[None]", "b['x']", "r['x']", "l[1, 2]", "s[1:'a']", "l[::0]", "s[::0]", "r[::0]", "l[(1,)]", "{}[1:2]", "s[0] = 'x'", "t[0] = 1", "b[0] = 1", "r[0] = 1", "del s[0]", "del t[0]", "del r[0]", "l[::2] = [1]", "l[1:3] = 5", "l[100] = 1", "del l[100]", "ba[0] = 256", "ba[0] = 'a'", "ba[0:1] = 'a'", "ba[100] = 1", "l['a'] = 1", "del l['a']", "none[0]", "five[0]", "len[0]", "slice(1)[0]", "slice()", "slice(1).indices('a')", "slice('a').indices(5)", "slice(1, 2, 0).indices(5)", "set()[0]", "iter(l)[0]", "yes[0]", "half[0]", "l[[]]", "s[[1]]", "slice(1, 2, 3, 4)", "l[1:2.0]"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
