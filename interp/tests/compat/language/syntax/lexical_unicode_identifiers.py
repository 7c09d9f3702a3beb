"""Which sources compile and which are syntax errors; theme: Identifiers outside ASCII."""

for source in ["€ = 1", "a€ = 1", "👍 = 1", "x² = 1"]:
    try:
        exec(source)
        print(source, "fine")
    except SyntaxError:
        print(source, "SyntaxError")
