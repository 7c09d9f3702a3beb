"""Which sources compile and which are syntax errors; theme: Comprehension scopes."""

for bad in ["[i := 0 for i in range(3)]", "[x for x in (y := [1])]", "[x for x in [1] if (x := 2)]", "(x for x in [1], 2)", "[x, y for x in [1]]", "[*x for x in [[1]]]", "{**x for x in [{}]}", "f(x for x in [1], 2)", "[x for x in 1, 2]", "[yield x for x in [1]]", "def f():\n    return [(yield x) for x in [1]]", "class C:\n    [y := 1 for x in [1]]", "[x async for x in y]"]:
    try:
        compile(bad, "<test>", "exec")
        print(bad, "fine")
    except SyntaxError:
        print(repr(bad), "SyntaxError")
