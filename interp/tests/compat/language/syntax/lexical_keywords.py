"""Which sources compile and which are syntax errors; theme: Reserved words cannot be names; near misses can."""

for source in ["None = 1", "True += 1", "f() = 1", "1 = x", "x + 1 = 2", "'a' = 1", "(a, 1) = 2", "[a, b()] = 1", "lambda: 1 = 2", "x if y else z = 1", "... = 1", "__debug__ = 1", "f'{x}' = 1", "{} = 1", "{1, 2} = 1", "(x := 1) = 2", "yield = 1", "not x = 1"]:
    try:
        compile(source, "<test>", "exec")
        print(source, "-> fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
