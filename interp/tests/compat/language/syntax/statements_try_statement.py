"""Which sources compile and which are syntax errors; theme: try."""

for source in ("try: pass", "try:\n    pass\nelse:\n    pass", "except: pass", "try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass", "try:\n    pass\nfinally:\n    pass\nexcept:\n    pass", "try:\n    pass\nexcept A, B:\n    pass", "try:\n    pass\nexcept A as b.c:\n    pass", "try:\n    pass\nexcept (A, B) as c:\n    pass", "try:\n    pass\nexcept A as None: pass", "try:\n    pass\nexcept* A:\n    break", "finally: pass", "try:\n    pass\nexcept* :\n    pass"):
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError:
        print(repr(source), "SyntaxError")
