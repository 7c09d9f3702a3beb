"""Which sources compile and which are syntax errors; theme: pass, assert, return, expression statements, if chains, the Ellipsis, global order of statements."""

for source in ("return", "return 5", "yield 1", "pass 5", "assert", "assert 1,", "assert 1, 2, 3", "if: pass", "if 1 pass", "elif 1: pass", "if 1: pass\nelse if 2: pass", "if 1: if 2: pass", "x = if 1: 2", "if x := 1: pass", "class A:\n    return 1", "pass; pass;", ";", "x = 1;; y = 2", "if 1: pass; else: pass", "lambda: return 1", "def f():\n    return\n    yield", "print 1", "exec 'x'", "if 1: pass; pass"):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError:
        print(repr(source), "SyntaxError")
