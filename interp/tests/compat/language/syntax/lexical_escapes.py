"""Which sources compile and which are syntax errors; theme: Escape sequences in text and bytes literals, and how repr shows them again."""

for source in [r"'\x4'", r"'\xg0'", r"'\u123'", r"'\U0011FFFF'", r"'\U0001'", r"'\N{NO SUCH NAME}'", r"'\N'", r"b'\x4'", r"'\N{}'"]:
    try:
        print(source, "->", eval(source))
    except SyntaxError:
        print(source, "-> SyntaxError")
