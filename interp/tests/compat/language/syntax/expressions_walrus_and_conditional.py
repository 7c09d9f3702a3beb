"""Which sources compile and which are syntax errors; theme: Assignment expressions and conditional expressions."""

for bad in ["x := 1", "y = x := 1", "f(x=y := 1)", "(x.a := 1)", "(x[0] := 1)", "((a, b) := 1)", "(x := )", "lambda: x := 1", "[x := 1, y := 2", "x = (y := 1)", "def f(a=(b := 1)): pass", "(x := 1, y := 2)", "{x := 1}", "{x := 1: 2}", "{(x := 1): 2}", "x[y := 0]", "f(y := 1)", "f(y := 1, z=2)", "assert (x := 1)", "assert x := 1", "if x := 1: pass", "(None := 1)", "del (x := 1)", "with (x := y): pass", "1 if 2", "x if y else", "(x +:= 1)", "@(f := g)\ndef h(): pass", "@f := g\ndef h(): pass"]:
    try:
        compile(bad, "<test>", "exec")
        print(repr(bad), "compiles")
    except SyntaxError:
        print(repr(bad), "SyntaxError")
