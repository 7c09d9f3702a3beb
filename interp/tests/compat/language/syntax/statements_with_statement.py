"""Which sources compile and which are syntax errors; theme: with."""

for source in ("with a: pass", "with a as b, c as d: pass", "with (a, b): pass", "with (a as b): pass", "with (a, b) as c: pass", "with a as b.c: pass", "with a as 1: pass", "with a as f(): pass", "with (a as b, c as d,): pass", "with: pass", "with a b: pass", "with a as (b, c), d: pass", "with a as *b: pass", "with (yield): pass", "with a, : pass", "with (a as b) as c: pass", "with (a as b), c: pass", "with a as b as c: pass", "with () as x: pass", "with (a for a in b) as c: pass"):
    try:
        compile("def f():\n    " + source, "<test>", "exec")
        print(source, "compiles")
    except SyntaxError:
        print(source, "SyntaxError")
