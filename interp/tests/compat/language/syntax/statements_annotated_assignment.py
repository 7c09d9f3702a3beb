"""Which sources compile and which are syntax errors; theme: Annotated assignments."""

for source in ("x: int = 1 = 2", "(x, y): int", "[x]: int = [1]", "x, y: int", "1: int", "f(): int", "x: int += 1", "x: y: z", "lambda: (x: int)", "def f():\n    global x\n    x: int = 1", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int = 2", "x: = 1", "for x: int in y: pass", "with a as b: int: pass", "(x): int", "(x.y): int = 1", "x: yield", "None: int", "x: *a", "def f(x: *a): pass", "def f(*x: *a): pass"):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError:
        print(repr(source), "SyntaxError")
