"""Chains of delegates: resumed, advanced in the middle, shared, thrown into, closed."""

import sys, random
class traceback:
    class F:
        def __init__(s, n, l): s.name = n; s.lineno = l; s.line = ""
    @staticmethod
    def extract_tb(tb):
        out = []
        while tb:
            out.append(traceback.F(tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
        return out

def show(f, *a):
    try:
        print(f.__name__, f(*a))
    except BaseException as e:
        print(f.__name__, "raised", type(e).__name__, e, "ctx", type(e.__context__).__name__)

def chain(d, log):
    if d == 0:
        v = 0
        while True:
            try:
                v = yield v
            except KeyError as e:
                log.append(("leaf caught", str(e)))
                v = "caught"
            if v == "stop":
                return "leaf done"
            if v == "boom":
                raise ValueError("boom")
    else:
        try:
            r = yield from chain(d - 1, log)
            log.append((d, r))
            return (d, r)
        except ValueError as e:
            log.append((d, "saw", str(e), len(traceback.extract_tb(e.__traceback__))))
            if d == 3:
                x = yield "recovered"
                log.append(("after recover", x))
                r = yield from chain(1, log)
                return ("r", r)
            raise
        finally:
            log.append(("fin", d))

def t1():
    out = []
    for script in (["a", "b", "stop"], ["a", KeyError("k"), "x", "stop"], ["boom", "z", "q", "stop"],
                   ["a", ValueError("thrown"), "y", "q", "w", KeyError("2"), "stop"], ["x", ZeroDivisionError("zz")]):
        log = []
        g = chain(6, log)
        out.append(next(g))
        for s in script:
            try:
                if isinstance(s, BaseException):
                    out.append(g.throw(s))
                else:
                    out.append(g.send(s))
            except BaseException as e:
                out.append((type(e).__name__, str(e), getattr(e, "value", None)))
                out.append([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
        g.close()
        out.append(log)
    return out

def t2():
    # the middle advanced directly
    log = []
    def leaf():
        for i in range(6): yield i
        return "L"
    def mid(l):
        r = yield from l
        yield ("mid", r)
        return "M"
    def root(m):
        r = yield from m
        yield ("root", r)
    l = leaf(); m = mid(l); r = root(m)
    out = [next(r), next(r), next(m), next(l), next(r), next(m)]
    try:
        out.append(next(l))
    except StopIteration as e:
        out.append(("stop", e.value))
    for x in r: out.append(x)
    return out

def t3():
    # shared delegate
    def leaf():
        i = 0
        while i < 10:
            i += 1
            yield i
        return "end"
    l = leaf()
    def d(n):
        r = yield from l
        yield (n, r)
    a, b = d("a"), d("b")
    out = []
    for _ in range(7):
        out.append(next(a, None)); out.append(next(b, None))
    return out

def t4():
    # reentrancy
    out = []
    holder = {}
    def leaf():
        for i in range(4):
            for name in ("root", "mid", "leaf", "other"):
                g = holder.get(name)
                try:
                    out.append((name, next(g), g.gi_running))
                except BaseException as e:
                    out.append((name, type(e).__name__, str(e), g.gi_running))
                try:
                    g.close()
                    out.append((name, "closed"))
                except BaseException as e:
                    out.append((name, "close", type(e).__name__, str(e)))
                try:
                    g.throw(KeyError("t"))
                except BaseException as e:
                    out.append((name, "throw", type(e).__name__, str(e)))
            yield i
    def mid():
        yield from holder["leaf"]
        return 5
    def root():
        yield (yield from holder["mid"])
    def other():
        while True:
            try:
                yield from holder["leaf"]
                return
            except ValueError as e:
                yield str(e)
    holder["leaf"] = leaf(); holder["mid"] = mid(); holder["root"] = root(); holder["other"] = other()
    for x in holder["root"]:
        out.append(x)
    return out

def t5():
    # handled exceptions and contexts seen from delegates
    def leaf():
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
        try:
            raise KeyError("in leaf")
        except KeyError as e:
            yield repr(e.__context__)
            yield sys.exc_info()[0]
        yield sys.exc_info()[0]
        raise IndexError("x")
    def mid():
        try:
            raise ValueError("mid")
        except ValueError:
            yield from leaf()
    def root():
        yield from mid()
    out = []
    g = root()
    try:
        for x in g: out.append(str(x))
    except IndexError as e:
        out.append(repr(e.__context__)); 
        out.append([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
    return out

def t6():
    def leaf():
        while True:
            f = sys._getframe(); names = []
            while f is not None:
                names.append(f.f_code.co_name); f = f.f_back
            yield names
    def mid(a): 
        b = a + 1
        yield from leaf()
    def root():
        yield from mid(3)
    g = root()
    return [next(g), next(g), g.send(None)]

def t7():
    def leafv():
        for i in range(3):
            yield sorted((k, type(v).__name__) for k, v in sys._getframe(1).f_locals.items())
    def mid(a):
        b = a + 1
        yield from leafv()
    def root():
        yield from mid(3)
    return list(root())[1]

def t8():
    def f(n):
        yield n
        yield from f(n + 1)
    n = 0
    try:
        for n in f(0):
            if n > 5000: break
    except RecursionError:
        return ("recursion", n > 900)
    return n

def t9():
    # iterators as delegates
    class It:
        def __init__(self): self.i = 0
        def __iter__(self): return self
        def __next__(self):
            self.i += 1
            if self.i > 3: raise StopIteration("it")
            return self.i
        def send(self, v): return ("sent", v)
        def throw(self, e): return ("thrown", repr(e))
    def a(it):
        r = yield from it
        return r
    def b(it):
        r = yield from a(it)
        yield ("r", r)
    out = list(b([1, 2])) + list(b(It())) + list(b(range(2))) + list(b({"x": 1})) + list(b("ab"))
    g = b(It()); out.append(next(g)); out.append(g.send(5)); out.append(g.throw(KeyError("q"))); out.append(next(g)); g.close()
    try: next(b(3))
    except TypeError as e: out.append(str(e))
    g = b([1,2]); next(g)
    try: g.send(3)
    except AttributeError as e: out.append(str(e))
    return out

def t10():
    random.seed(5)
    out = []
    def tree(d):
        if d == 0 or random.random() < .2: return None
        return (tree(d - 1), random.randrange(100), tree(d - 1))
    def walk(t, depth=0):
        if t:
            l = yield from walk(t[0], depth + 1)
            got = yield t[1]
            if got: out.append((depth, got))
            if got == 7: raise LookupError(depth)
            try:
                r = yield from walk(t[2], depth + 1)
            except LookupError as e:
                out.append(("E", depth, str(e))); r = -1
                yield "handled"
            return (l or 0) + (r or 0) + 1
        return 0
    for k in range(30):
        g = walk(tree(9))
        steps = 0
        try:
            x = next(g)
            while True:
                act = random.randrange(20); steps += 1
                if act == 0: x = g.send(7)
                elif act == 1: x = g.throw(LookupError("ext"))
                elif act == 2 and steps > 50: g.close(); x = next(g)
                else: x = g.send(act)
                out.append(x)
        except StopIteration as e: out.append(("stop", e.value))
        except LookupError as e: out.append(("lookup", str(e), [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]))
    return hash(str(out)) and (len(out), sum(map(len, map(str, out)))), out[-30:]

def t11():
    # generator ignoring exit, StopIteration inside, return in finally
    out = []
    def leaf():
        try: yield 1
        finally: out.append("leaf fin")
    def stubborn():
        while True:
            try: yield from leaf()
            except GeneratorExit: out.append("ignored"); yield 9
            return
    def root(): yield from stubborn()
    g = root(); next(g)
    try: g.close()
    except RuntimeError as e: out.append(str(e))
    def stopper():
        yield 1
        raise StopIteration("bad")
    def r2(): 
        try: yield from stopper()
        except RuntimeError as e: out.append(("rt", str(e), repr(e.__cause__)))
        yield 3
    out.append(list(r2()))
    def fin():
        try: yield from leaf()
        finally: return "swallowed"
    g = fin(); next(g)
    try: g.throw(KeyError("k"))
    except StopIteration as e: out.append(e.value)
    return out

def t12():
    out=[]
    def leaf():
        x = yield 1
        out.append(locals().get("x"))
        yield from inner()
    def inner():
        yield sum(i for i in range(3))
        yield max(leaf2())
    def leaf2():
        yield from [3, 1]
        yield from (i for i in (7, 2))
    def root():
        yield from leaf()
    g = root(); next(g); out.append(g.send("hello")); out.extend(g)
    out.append(any(x > 2 for x in root() if x)); out.append(sorted(root2() for root2 in [lambda: 3, lambda: 1]))
    a, *b = leaf2(); out.append((a, b)); out.append(dict(zip(leaf2(), leaf2()))); out.append(set(leaf2()) == {1, 2, 3, 7})
    out.append(" ".join(map(str, leaf2()))); out.append(2 in leaf2()); out.append(list(enumerate(leaf2())))
    return out

for t in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12): show(t)
