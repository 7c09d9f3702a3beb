"""Reserved words cannot be names; near misses can."""

words = """False None True and as assert async await break class continue def del elif else except
finally for from global if import in is lambda nonlocal not or pass raise return try while with yield""".split()
for word in words:
    results = []
    for template in ("{} = 1", "def {}(): pass", "class {}: pass", "x.{}", "f({}=1)", "import {}", "lambda {}: 1", "for {} in x: pass", "def f({}): pass", "del {}"):
        try:
            compile(template.format(word), "<test>", "exec")
            results.append("fine")
        except SyntaxError:
            results.append("error")
    print(word, *results)

none = true = false = 1
Def = IF = class_ = _in = 2
print(none, true, false, Def, IF, class_, _in)
print = print
exec_ = exec
nonlocal_ = "x"
print(nonlocal_)


class Holder:
    pass


h = Holder()
setattr(h, "class", 1)
print(getattr(h, "class"), vars(h))
print((lambda **k: k)(**{"for": 1, "if": 2}))
try:
    None.x = 1
except AttributeError as error:
    print(error)
for source in ["None = 1", "True += 1", "f() = 1", "1 = x", "x + 1 = 2", "'a' = 1", "(a, 1) = 2", "[a, b()] = 1", "lambda: 1 = 2", "x if y else z = 1", "... = 1", "__debug__ = 1", "f'{x}' = 1", "{} = 1", "{1, 2} = 1", "(x := 1) = 2", "yield = 1", "not x = 1"]:
    try:
        compile(source, "<test>", "exec")
        print(source, "-> fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
