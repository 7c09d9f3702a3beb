"""Which sources compile and which are syntax errors; theme: Every operator and delimiter token, with and without spaces."""

for source in ["a <> b", "a ? b", "a $ b", "a ++", "a =+ ", "a && b", "a || b", "!a", "a => b", "a === b", "->", "a `b`", "1 not 2", "a is is b"]:
    try:
        eval(source)
        print(source, "-> fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
