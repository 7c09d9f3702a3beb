"""Which sources compile and which are syntax errors; theme: Stars."""

for source in ("*a", "(*a)", "print(*)", "x = *a", "[**d]", "{*a: 1}", "{**d for d in []}", "*a = 1", "*a, *b = 1", "f(**d, *a)", "f(**d, x)", "f(x=1, 2)", "lambda *: 1", "def g(*, **k): pass", "return *a", "del *a", "*a += 1", "if *a: pass", "a[*b:1]"):
    try:
        compile(source, "<test>", "exec")
        print(source, "compiles")
    except SyntaxError:
        print(source, "SyntaxError")
