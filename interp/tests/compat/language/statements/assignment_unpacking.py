"""Assignment: multiple targets, unpacking of every shape, nested, stars, swaps, any target kind."""

a = b = c = 5
print(a, b, c)
x, y = 1, 2
x, y = y, x
(x, y) = [x * 10, y * 10]
[p, q] = x, y
print(x, y, p, q)
(m, n), o = (1, 2), 3
[r, (s, [t, *u])] = 1, (2, [3, 4, 5])
print(m, n, o, r, s, t, u)
v, = [9]
(w,) = "w"
[z] = {7}
print(v, w, z)
first, *middle, last = range(6)
*head, tail = "abc"
top, *rest = [1]
print(first, middle, last, head, tail, top, rest)
*all_of, = (i for i in range(3))
[*copy] = {"k": 1}
(e1, *(e2, *e3)), e4 = (1, 2, 3, 4), 5
print(all_of, copy, e1, e2, e3, e4)
d, l = {}, [0] * 5


class O:
    pass


obj = O()
d["k"], l[0], obj.attr, (l[1], *l[2:4]) = 1, 2, 3, (4, 5, 6)
print(d, l, obj.attr)
l[1:3], l[-1] = "xyz", "end"
print(l)
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]):
    print(i, j, k)
one, (two, three) = [1, {"x": 2, "y": 3}]
print(one, two, three)
() = []
[] = ()
(f1), ((f2)) = 1, 2
print(f1, f2)
g = h = []
g.append(1)
print(h, g is h)
i = j = 0
i, d[i] = 1, "at new i"
print(d)
k, l2 = l2, k = 1, 2
print(k, l2)
fib = [0, 1]
for _ in range(8):
    fib[0], fib[1] = fib[1], fib[0] + fib[1]
print(fib)
lst = [1, 2, 3]
lst[0], lst[1], lst[2] = lst[2], lst[0], lst[1]
print(lst)
i = 0
i, lst[i], i = 2, "first i is 2", 1
print(lst, i)
node = {"next": {"next": None}}
node["next"], node = None, node["next"]
print(node)
b1, b2, b3 = b"abc"
s1, s2 = {"only": 1, "keys": 2}
print(b1, b2, b3, s1, s2)
gen = (n * n for n in range(10))
g1, g2, *g3 = gen
print(g1, g2, g3)


def multiple():
    return 1, [2, 3], {"four": 4}


r1, [r2, r3], r4 = multiple()
print(r1, r2, r3, r4)
x = y = z = w = multiple()[1]
w.append("shared")
print(x)
_, keep, _ = "abc"
print(keep, _)
a, b, c = "ABC"
a, b, c = c, a, b
print(a + b + c)
t = 1,
t2 = (1, 2), 3
print(t, t2)
log = []


class Rec:
    def __setitem__(self, k, v):
        log.append((k, v))

    def __setattr__(self, k, v):
        log.append((k, v))


rec = Rec()
rec[1], rec.x, (rec["y"], *rec[2:3]), rec[()] = 1, 2, (3, 4, 5), 6
rec[1, 2] = rec[...] = 7
print(log)
for source in ("q1, q2 = 1", "q1, q2 = [1]", "q1, q2 = 1, 2, 3", "q1, *q2, q3 = [1]", "(q1, q2), q3 = 1, 2", "q1, = []", "q1, q2 = None", "q1, (q2, q3) = 1, 'x'", "*q1, = None", "undefined.x, q = 1, 2", "q, undefined[0] = 1, 2", "[q1, q2] = 'a'", "q1, q2 = 'abc'", "() = 1,", "q1, q2, *q3 = 'a'", "q1, q2 = {1}", "l[0], q = 1"):
    try:
        exec(source)
    except Exception as error:
        print(source, "->", type(error).__name__, error)
