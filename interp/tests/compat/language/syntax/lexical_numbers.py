"""Which sources compile and which are syntax errors; theme: Numeric literals."""

for source in [
    "1__0", "1_", "0x", "0b2", "0o8", "012", "1e", "0xg", "1_.0", "1._0", "1e_5", "0_7", "5abc", "0b", "1.2.3",
    "_1", "0x_", "1j2",
]:
    try:
        print(source, "->", eval(source))
    except SyntaxError:
        print(source, "-> SyntaxError")
    except NameError:
        print(source, "-> NameError")
