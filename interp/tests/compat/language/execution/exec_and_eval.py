"""exec and eval: namespaces, separate locals, results, functions made inside, errors."""

print(eval("1 + 2"), eval("  3 * 4  "), eval("[x for x in range(3)]"), eval("(1,\n2)"))
x = 10
print(eval("x"), eval("x", {"x": 20}), eval("x", {"x": 20}, {"x": 30}), eval("x + y", {"x": 1}, {"y": 2}))
print(exec("a = 1"), a)
ns = {}
exec("""
import math
value = math.floor(2.7)
def double(n):
    return n * 2
class K:
    attr = value
result = [double(i) for i in range(3)]
""", ns)
print(sorted(k for k in ns if not k.startswith("__")), ns["double"](21), ns["K"].attr, ns["result"], "__builtins__" in ns)
g, l = {"g": 1}, {}
exec("g2 = g + 1\nglobal explicit\nexplicit = 'in globals'", g, l)
print(sorted(k for k in g if not k.startswith("__")), l)
exec("def f():\n    return hidden\nhidden = 1", {}, l)
try:
    l["f"]()
except NameError as error:
    print(error)


def function():
    local = 5
    exec("local = 6; new = 7")
    seen = eval("local")
    names = {}
    exec("made = local * 2", globals(), {**locals(), **names})
    return local, seen, "new" in locals()


print(function())


def with_dict():
    scope = {"n": 3}
    exec("total = sum(range(n))", scope)
    return scope["total"]


print(with_dict())
code = compile("y * 2", "<expr>", "eval")
print([eval(code, {"y": v}) for v in range(3)])
code = compile("out.append(z)", "<stmt>", "exec")
out = []
for z in range(3):
    exec(code)
print(out)
single = compile("1 + 1; 'text'; None", "<single>", "single")
exec(single)
print(eval(compile("5", "<e>", "eval")), exec(compile("5", "<e>", "exec")), eval(compile("p = 5", "<e>", "exec")), p)


class Mapping:
    def __getitem__(self, key):
        if key.startswith("v_"):
            return key.upper()
        raise KeyError(key)


print(eval("v_one + v_two", {}, Mapping()))
log = []


class Writing(dict):
    def __setitem__(self, k, v):
        log.append(k)
        super().__setitem__(k, v)


exec("a = 1\nb = 2\nfor c in 'x': pass", {}, Writing())
print(log)
print(eval("len", {"__builtins__": {"len": "fake"}}), eval("5", {"__builtins__": {}}))
try:
    eval("len([])", {"__builtins__": {}})
except NameError as error:
    print(error)
for source in ("eval('')", "eval('x = 1')", "eval('1 +')", "exec('1 +')", "eval(5)", "exec(5)", "eval('undefined')", "eval('1/0')", "exec('raise KeyError(1)')", "eval('1', 5)", "eval('1', {}, 5)", "exec('x', 'y')", "eval()", "compile('1', 'f', 'bad')", "eval('def f(): pass')", "exec('return 1')", "exec('yield 1')", "exec('break')", "exec('continue')", "eval(b'1 + 1')", "eval('print(1); 2')", "exec('if 1:')", "eval('a b')"):
    try:
        print(source, "=", eval(source))
    except SyntaxError:
        print(source, "-> SyntaxError")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(eval("lambda q: q + x")(1), eval("(w := 5)"), w)
exec("print(__name__)")
exec("print(__name__)", {"__name__": "custom"})
fib_source = "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)"
scope = {}
exec(fib_source, scope)
print(scope["fib"](15), scope["fib"].__globals__ is scope, scope["fib"].__module__)
print(eval("locals() is globals()"), eval("sorted(locals())", {"__builtins__": {"sorted": sorted, "locals": locals}}, {"k": 1}))
print(eval("eval('1 + 1') + eval('x')"), eval("__import__('math').sqrt(16)"))
