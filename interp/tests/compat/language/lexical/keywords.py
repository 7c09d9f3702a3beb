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
