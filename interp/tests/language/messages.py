"""What can travel in messages, what arrives, what is refused and why."""

import collections, enum, dataclasses, fractions
from _wire import dumps, loads

def trip(value):
    return loads(dumps(value))

class Colour(enum.Enum):
    RED = 1
    BLUE = (2, 3)

class Access(enum.Flag):
    R = 1
    W = 2

Point = collections.namedtuple("Point", "x y")

@dataclasses.dataclass(frozen=True)
class Node:
    name: str
    next: object = None

@dataclasses.dataclass(slots=True)
class Slotted:
    a: int
    b: list

class Plain:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
    class Inner:
        pass

class MyList(list): pass
class MyInt(int): pass
class MyDict(dict): pass
class MyDeque(collections.deque): pass

class Stateful:
    def __init__(self): self.cache = lambda: 1; self.n = 3
    def __getstate__(self): return {"n": self.n}
    def __setstate__(self, state): self.n = state["n"]; self.cache = "fresh"

class Failed(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b

values = [None, True, False, 0, -1, 2**63 - 1, -2**63, 2**63, -2**200, 10**400, 1.5, float("inf"), 1j, "", "a", "äöü\U0001f600", b"", b"\x00\xff" * 3,
    bytearray(b"xy"), (), (1,), tuple(range(10)), [], [1, [2, [3]]], {}, {"a": 1, 2: "b", (1, 2): None}, {1, 2, "x"}, frozenset({1, frozenset({2})}),
    range(5), range(0, 10**30, 7), slice(1, None, "x"), ..., NotImplemented,
    collections.deque([1, 2, 3], maxlen=5), collections.OrderedDict(b=1, a=2), collections.defaultdict(list, a=[1]), collections.Counter("abba"),
    Colour.RED, Colour.BLUE, Access.R, Access.R | Access.W, Access(0), Point(1, 2), Node("a", Node("b")), Slotted(1, [2]), MyInt(5), int, Plain, Plain.Inner, ValueError, fractions.Fraction(1, 3), {Node("k"): 1}, {Point(1, 2)}, MyList([1, 2])]
for v in values:
    w = trip(v)
    assert w == v and type(w) is type(v), (v, w)
    print(repr(w)[:60], len(dumps(v)))

l = [1]; l.append(l)
m = trip(l); assert m[1] is m and m[0] == 1
t = ([],); t[0].append(t); u = trip(t); assert u[0][0] is u
a = Plain(); a.me = a; a.both = [x := [1], x]; b = trip(a)
assert b.me is b and b.both[0] is b.both[1] and type(b) is Plain
d = {}; d["d"] = d; assert trip(d)["d"] is not d
ml = MyList([1]); ml.append(ml); ml.extra = ml; r = trip(ml); assert r[1] is r.extra is r
md = trip(MyDeque([1, 2], 3)); print(type(md), md, md.maxlen)
s = trip(Stateful()); print(s.n, s.cache)
dd = trip(collections.defaultdict(list)); dd["q"].append(1); print(dd)

try:
    try: 1 / 0
    except ZeroDivisionError as e: raise Failed(1, [2]) from e
except Failed as e:
    e.add_note("hello")
    f = trip(e)
    print(repr(f), f.b is f.args[1], repr(f.__cause__), f.__notes__, f.__traceback__)
for make in (lambda: open("/nonexistent"), lambda: [].x, lambda: {}["k"], lambda: b"\xff".decode(), lambda: compile("a b", "f", "exec"), lambda: exec("raise ExceptionGroup('g', [ValueError(1), KeyError('k')])"), lambda: exec("raise SystemExit(3)")):
    try: make()
    except BaseException as e:
        g = trip(e)
        print(type(g), str(g) == str(e), g, getattr(g, "filename", None))

deep = []
for i in range(200000): deep = [deep]
x = trip(deep); c = 0
while x: x = x[0]; c += 1
print(c)
deep = ()
for i in range(200000): deep = (deep,)
x = trip(deep); c = 0
while x: x = x[0]; c += 1
print(c)

import threading, sys
def local():
    class L: pass
    return L
class HasReduce:
    def __reduce__(self): return int, ()
p = Plain(items=[1, 2, {"k": (trip,)}])
for bad in (trip, p, lambda: 1, len, [].append, (i for i in []), sys, threading.Lock(), sys.stdout, local(), local()(), HasReduce(), memoryview(b""), iter([]), map, [{1: {2: {3: [4, {"a" * 50: trip}]}}}], {trip}, {trip: 1}, ValueError(trip), collections.defaultdict(lambda: 1), {}.keys(), property(), type(None), object, super, list[int], collections.deque([trip]), slice(trip), staticmethod(len), threading.Condition(), threading.local()):
    try: print("sent", trip(bad))
    except Exception as e: print(type(e).__name__, e)
for bad in (b"", b"\x02\x00", b"\x01", dumps("abc")[:-1], dumps([1, 2])[:-1], dumps(Plain()).replace(b"Plain", b"Plane"), b"\x01\x07\x05", dumps("abc").replace(b"abc", b"\xff\xfe\xfd"), dumps(Colour.RED).replace(b"RED", b"RAD"), b"\x01" + bytes([255] * 40), b"\x01\x07\x00\x05\x01\x07\x00"):
    try: print("read", loads(bad))
    except Exception as e: print(type(e).__name__, e)
