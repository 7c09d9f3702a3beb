"""Builtins that go through a generator: results, errors, tracebacks, what is left of the generator."""

import sys, itertools
def tb(e):
    out=[]; t=e.__traceback__
    while t: out.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t=t.tb_next
    return out
class V:
    def __init__(s,v): s.v=v
    def __add__(s,o): return V(s.v+(o.v if isinstance(o,V) else o))
    __radd__=__add__
    def __bool__(s): return s.v>2
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return isinstance(o,V) and s.v==o.v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f"V{s.v}"
class Bad:
    def __repr__(s): return "Bad"
    def __bool__(s): raise OSError("bool")
    def __add__(s,o): raise OSError("add")
    __radd__=__add__
    __hash__=None
log=[]
def g(*xs):
    try:
        for x in xs:
            r = yield x
            if r is not None: log.append(r)
    finally:
        pass
def fail(*xs):
    yield from xs
    raise KeyError("k")
def nested(*xs):
    yield from g(*xs)
    r = yield from inner(*xs)
    log.append(r)
    yield from list(xs)
def inner(*xs):
    for x in xs: yield x
    return "ret"
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, tb(e)[1:], type(e.__context__).__name__)
    global log
    print(log); log=[]
for gen in (g, nested, inner, fail):
    for xs in ((), (1,2,3), (1.5,2,3), (0,0,0), (V(1),V(2),V(5)), (1,V(2),3), (10**20,1,2**62,2**62), ("a","b"), ((1,2),(3,4)), (Bad(),), (1,Bad(),2), (0, V(1), V(3), 0), (None,), ([],[1]), (True, False)):
        t(lambda: sum(gen(*xs)))
        t(lambda: sum(gen(*xs), 5))
        t(lambda: sum(gen(*xs), ()))
        t(lambda: any(gen(*xs)))
        t(lambda: all(gen(*xs)))
        t(lambda: list(gen(*xs)) and len(list(gen(*xs))))
        t(lambda: tuple(map(type, gen(*xs))))
        t(lambda: "".join(gen(*xs)))
        t(lambda: sorted(gen(*xs)))
        t(lambda: len([*gen(*xs)]))
        t(lambda: len(tuple(gen(*xs))))
        t(lambda: max(gen(*xs)))
        t(lambda: list(map(sum, [gen(*xs), gen(*xs)])))
        t(lambda: sum(map(lambda x: x, gen(*xs))))
        t(lambda: sum(itertools.chain(gen(*xs), gen(*xs))))
        t(lambda: list(itertools.chain.from_iterable(gen(*xs) for _ in range(2))) and 1)
        def part():
            it = gen(*xs); a = next(it, None); r = any(it); return a is None, r, len(list(it))
        t(part)
        def part2():
            it = gen(*xs); s = all(it); return s, sum(1 for _ in it)
        t(part2)
        def ext():
            l=[0]
            try: l.extend(gen(*xs))
            except KeyError: pass
            return len(l)
        t(ext)
        def iadd():
            l=[0]
            try: l+=gen(*xs)
            except KeyError: pass
            return len(l)
        t(iadd)
# map going on after an error
def f(x):
    if x==3: raise ValueError("three")
    return x
def resume_after(mk, consume):
    it=mk(); out=[]
    for _ in range(6):
        try: out.append(consume(it))
        except ValueError as e: out.append(str(e))
    return out
for mk in (lambda: map(f,[1,2,3,4,5]), lambda: map(f,iter([1,2,3,4,3,5])), lambda: filter(f,[1,2,3,4,5]), lambda: zip(map(f,[1,2,3,4]),"abcd"), lambda: enumerate(map(f,[1,2,3,4]))):
    for c in (list, sum, any, all, tuple, sorted, next):
        t(lambda: resume_after(mk, c))
# reentrancy
def selfref():
    it = holder[0]
    try: next(it)
    except ValueError as e: log.append(str(e)); log.append(it.gi_running)
    yield 1
    yield sum(x for x in (1,2))
    yield list(y for y in inner(1,2))[0]
holder=[None]
holder[0]=selfref(); t(lambda: sum(holder[0])); t(lambda: holder[0].gi_running)
t(lambda: sum(holder[0]))
def deep(n):
    if n: yield from deep(n-1)
    yield n
t(lambda: sum(deep(300)))
t(lambda: any(x == 150 for x in deep(300)))
it=deep(50); next(it); t(lambda: sum(it)); 
it=deep(50); next(it); t(lambda: any(x>20 for x in it)); t(lambda: list(it)); t(lambda: list(it))
def withexc():
    try: yield 1; yield 2
    except GeneratorExit: log.append("exit"); raise
it=withexc(); t(lambda: any(it)); it.close(); t(lambda: 0)
t(lambda: sum(x for x in 5))
t(lambda: sum(x/0 for x in [1]))
t(lambda: (lambda *a, **k: (a, k))(*(x for x in (1,2)), **dict((str(i), i) for i in range(2))))
a, *b = (x for x in range(5)); print(a, b)
t(lambda: sum((x for x in "ab"), ""))
t(lambda: sum([sum(i*j for j in range(3)) for i in range(3)]))
def recur(n): return 1 if n == 0 else sum(recur(n-1) for _ in range(2))
t(lambda: recur(8))
def depth(n): return sum(depth(n+1) for _ in (1,))
try: depth(0)
except RecursionError as e: print("RecursionError")
t(lambda: sum(x for x in [0.1]*10)); t(lambda: sum(x for x in [1, 2.5, True, 3j]))
print(sys.exc_info())


# Unpacking goes no further than it must.
def counted(n):
    for i in range(n):
        print("give", i)
        yield i
    print("end")


def delegating(n):
    yield from counted(n)
    yield "last"


def unpacked(source):
    x = y = z = "unset"
    try:
        x, y, z = source
    except (ValueError, ZeroDivisionError, RuntimeError) as error:
        print(type(error).__name__, error)
    return x, y, z


for make in counted, delegating:
    for n in 0, 2, 3, 4, 6:
        source = make(n)
        print(make.__name__, n, unpacked(source))
        print(next(source, "nothing"), unpacked(source))
print(unpacked(1 // (2 - i) for i in range(5)))
print(unpacked(list(part) for part in ("ab", "c", "")))
started = counted(4)
next(started)
print(unpacked(started))


def unpacks_itself():
    yield 1
    p, q = me
    yield p


me = unpacks_itself()
try:
    list(me)
except ValueError as error:
    print(error)
