"""The container protocol: __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, slices."""


class Deck:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Deck(self.items[key])
        return self.items[key]

    def __setitem__(self, key, value):
        print(f"set {key!r} = {value!r}")
        self.items[key] = value

    def __delitem__(self, key):
        print(f"del {key!r}")
        del self.items[key]

    def __repr__(self):
        return f"Deck({self.items})"


d = Deck("abcdef")
print(len(d), d[0], d[-1], d[1:3], d[::-2], d[:])
d[0] = "A"
d[1:3] = ["B"]
del d[-1]
del d[::2]
print(d)
d[0] += "!"
print(d, list(d), [x for x in d], "B!" in d, "z" in d)
print(sorted(d), max(d), tuple(d), list(reversed(d)), list(enumerate(d)))
first, *rest = d
print(first, rest)
try:
    d[10]
except IndexError as error:
    print(error)


class ShowKey:
    def __getitem__(self, key):
        return key


k = ShowKey()
print(k[1], k[-1], k["a"], k[1, 2], k[1:2], k[1:2:3], k[:], k[::], k[...], k[None], k[()], k[(1,)])
print(k[1:2, ::3], k[..., 0], k[1:, :2, 3], k[lambda: 1] is not None, k["a":"b"], k[1.5], k[*[1, 2]], k[0, *"ab", 3])


class OldIteration:
    def __getitem__(self, i):
        print("get", i, end="; ")
        if i >= 3:
            raise IndexError("end")
        return i * 10


print(list(OldIteration()))
print(20 in OldIteration(), 5 in OldIteration())
a, b, c = OldIteration()
print(a, b, c)


class Contains:
    def __contains__(self, item):
        print("contains", item, end=" ")
        return item


print(5 in Contains(), 0 in Contains(), 0 not in Contains(), "" in Contains())


class IterOnly:
    def __iter__(self):
        yield from (1, 2, 3)


print(2 in IterOnly(), 9 in IterOnly(), sum(IterOnly()), [*IterOnly()])


class Missing:
    pass


m = Missing()
for source in ("m[0]", "m[0] = 1", "del m[0]", "len(m)", "1 in m", "iter(m)", "reversed(m)", "[*m]", "a, b = m", "for x in m: pass", "list(m)", "m[1:2]", "next(m)"):
    try:
        exec(source)
    except TypeError as error:
        print(source, "->", error)


class BadLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, 1.5, "3", None, 2 ** 100, True):
    try:
        print(len(BadLen(n)))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


class NoContains(Deck):
    __contains__ = None
    __iter__ = None


try:
    1 in NoContains([1])
except TypeError as error:
    print(error)
try:
    iter(NoContains([1]))
except TypeError as error:
    print(error)
class BadIter:
    def __iter__(self):
        return 5
try:
    iter(BadIter())
except TypeError as error:
    print(error)
