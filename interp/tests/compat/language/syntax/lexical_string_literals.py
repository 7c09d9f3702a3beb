"""Which sources compile and which are syntax errors; theme: String literals."""

for source in ["'abc", '"abc', "'''abc", "'a\nb'", "b'é'", "ub'x'", "br'x'", "bu'x'", "fb'x'", "'a' b'b'", "r'\\'"]:
    try:
        print(repr(source), "->", eval(source))
    except SyntaxError:
        print(repr(source), "-> SyntaxError")
