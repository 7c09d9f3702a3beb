"""Which sources compile and which are syntax errors; theme: F-strings."""

for source in ["f'{}'", "f'{a'", "f'a}'", "f'{a!x}'", "f'{a b}'", "f'{!r}'", "f'{ }'", "f'{a:{b}'", "f'{a!}'", "f'{#}'"]:
    try:
        eval(source, {"a": 1, "b": 2})
        print(source, "-> fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
