"""Which class of syntax error a source raises, with its line number."""

sources = [
    "x = ", "x = 1 +", "x = (1", "x = 1)", "x = [1, 2", "x = {1: 2", "x = 'abc", "x = '''abc", "if x", "if x:", "if x:\npass", "if x:\n    pass\n  pass", "  x = 1", "x = 1\n  y = 2", "def f", "def f(", "def f():", "def f():\npass", "def (x): pass", "def f(1): pass", "def f(x y): pass", "def f(x,,y): pass",
    "class", "class A", "class A:", "class 1: pass", "class A(: pass", "for", "for x", "for x in", "for x in y", "for in y: pass", "while", "while 1", "try: pass", "try:\n    x\nexcept", "with", "with x as: pass", "import", "import 1", "from", "from x", "from x import", "from x import (", "from import y", "from x import y z", "import x as 1",
    "return", "yield", "break", "continue", "x = yield", "lambda", "lambda x", "lambda x: ", "x if", "x if y", "x if y else", "not", "1 not", "x is", "x in", "x..y", "x.1", "1x", "1.2.3", "x y", "1 2", "'a' 1", "f(x y)", "f(x,,)", "f(,)", "f(**)", "f(*)", "f(x=)", "f(x=1, 2)", "f(**k, 1)", "f(1=2)", "f(x for x in y, 1)", "f('a'=1)", "f(x.y=1)",
    "x = = 1", "x == ", "x =", "= 1", "1 = x", "f() = 1", "x + 1 = 2", "(x, 1) = y", "[x, f()] = y", "'a' = 1", "None = 1", "True = False", "x += ", "x + = 1", "f() += 1", "(x, y) += 1", "x: ", "1: int", "x: int: str", "del", "del 1", "del f()", "del x +", "raise from x", "assert", "assert x,", "global", "global 1", "global x.y", "nonlocal x", "pass x", "pass pass", "x; ; y",
    "$", "?", "x ? y", "!x", "x !", "x := 1", "@", "@x", "@x\n1", "`x`", "x ++", "x && y", "x <> y", "{", "}", "]", ")", "(]", "{)", "[}", "(1, 2", "{'a' 1}", "{'a': }", "{'a':1 'b':2}", "[1 2]", "[1,,2]", "(,)", "[,]", "{,}", "{1: 2, 3}", "{1, 2: 3}", "x[", "x[]", "x[1", "x[1:2:3:4]", "x[1,,2]",
    "f'{'", "f'{x'", "f'}'", "f'{}'", "f'{x!}'", "f'{x y}'", "'\\x'", "'\\u12'", "b'é'", "0b2", "0o9", "0xg", "012", "1__0", "1_", "1e", "0_x", "é = 1\n2é", "\\", "x = \\ 1", "async def f(): pass" if False else "x =", "def f():\n\tx\n        y", "if 1:\n    x\n\ty", "else: pass", "elif x: pass", "except: pass", "finally: pass", "case 1: pass", "match x:\n    x", "match x:\n    case", "print 'x'", "exec 'x'", "def f(x, x): pass", "def f(x=1, y): pass", "def f(*): pass", "def f(**x, y): pass", "class A:\n    nonlocal x", "def f():\n    global x\n    nonlocal x", "def f(x):\n    global x", "from __future__ import nothing_like_this", "x = 1\nfrom __future__ import annotations", "(yield) = 1", "[x for x]", "[for x in y]", "[x in y for]", "{**x for x in y}", "[*x for x in y]", "(x for x in y", "*x", "x = *y", "f(*x for x in y)", "with (x, y: pass", "try:\n    x\nfinally", "def f() -> : pass", "lambda *: x", "lambda x=: x",
]
for source in sources:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.lineno)
