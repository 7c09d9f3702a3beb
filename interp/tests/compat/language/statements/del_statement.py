"""del: names, items, slices, attributes, nested targets, in every scope."""

x = 1
del x
try:
    x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, b
print("a" in globals(), "c" in globals())
del (c)
d, e, f = 1, 2, 3
del (d, [e, f])
print([n for n in "cdef" if n in globals()])
del ()
del []
l = list(range(10))
del l[0]
del l[-1], l[2:4]
del l[::2]
print(l)
m = {"a": 1, "b": {"c": [1, 2, 3]}}
del m["b"]["c"][1], m["a"]
print(m)


class C:
    attr = 1
    other = 2

    def method(self):
        pass


o = C()
o.x = o.y = 1
del o.x
print(o.__dict__)
del C.attr, C.method
print(hasattr(o, "attr"), hasattr(o, "method"), C.other)
lst = [[1, 2], [3, 4]]
first = lst[0]
del lst[0][0], lst[1]
print(lst, first)


def local():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    v = 2
    return v


def parameter(p):
    del p
    try:
        return p
    except UnboundLocalError as error:
        return str(error)


def twice():
    v = 1
    del v
    try:
        del v
    except UnboundLocalError as error:
        return str(error)


g_name = 1


def del_global():
    global g_name
    del g_name


print(local(), parameter(1), twice())
del_global()
print("g_name" in globals())


class Body:
    kept = 1
    temp = 2
    del temp
    try:
        del never
    except NameError as error:
        message = str(error)


print(hasattr(Body, "temp"), Body.message)
for i in range(3):
    pass
del i
for k in list(m):
    del m[k]
print(m)


class Log:
    def __delitem__(self, key):
        print("delitem", key, end="; ")

    def __delattr__(self, name):
        print("delattr", name, end="; ")


g = Log()
del g[1], g["k"], g[1:2], g[1:2, ::3], g[...], g.name, (g.a, [g.b, g[0]])
print()
for key in ("a", 1, (1, 2)):
    del g[key]
print()
y = [1, 2, 3]
z = y
del y
print(z)
del z[:]
print(z)
deep = {"l": [{"k": [1, 2, 3, 4]}]}
del deep["l"][0]["k"][1:3]
print(deep)
b = bytearray(b"hello")
del b[1:3]
del b[0]
print(b)
for source in ("del undefined", "del z[0]", "del deep['no']", "del o.nothing", "del C.nothing", "del (1,)[0]", "del 'abc'[0]", "del len.x", "del None[0]", "del {1: 2}[3]", "del z['a']", "del [1, 2][5]", "del o.other", "del (5).real", "del range(3)[0]", "del {1, 2}[1]"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
