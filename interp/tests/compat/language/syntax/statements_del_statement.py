"""Which sources compile and which are syntax errors; theme: del."""

for source in ("del", "del 1", "del f()", "del a + b", "del (a, 1)", "del 'a'", "del *a", "del (yield)", "del None", "del a if b else c", "del lambda: 1", "del (a), b,", "del [a, (b, c.d), e[0]]", "del not a", "del x = 1", "del {}", "del a.b().c", "del a().b", "del (a := 1)", "del ..."):
    try:
        compile(source, "<test>", "exec")
        print(source, "compiles")
    except SyntaxError:
        print(source, "SyntaxError")
