"""Which sources compile and which are syntax errors; theme: for and while."""

for source in ("break", "continue", "if 1:\n    break", "for x in y:\n    def f():\n        break", "while 1:\n    class A:\n        continue", "for x in y: pass\nelse:\n    break", "for 1 in x: pass", "for f() in x: pass", "for x in : pass", "for x y in z: pass", "while : pass", "while x = 1: pass", "for x in y, *z: pass", "for x.a, y[0] in z: pass", "for *x, in y: pass", "for x in (yield): pass", "for x in lambda: 1, 2: pass", "try:\n    pass\nfinally:\n    continue", "for x in y:\n    try:\n        pass\n    finally:\n        continue"):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError:
        print(repr(source), "SyntaxError")
