"""Which sources compile and which are syntax errors; theme: nonlocal and global statements."""

for source in [
    "nonlocal x",
    "def f():\n    nonlocal missing",
    "def f():\n    nonlocal len",
    "def f(x):\n    global x",
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x",
    "def f(x):\n    nonlocal x",
    "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x",
    "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x",
    "x = 1\ndef f():\n    nonlocal x",
    "class C:\n    x = 1\n    def f(self):\n        nonlocal x",
    "global x\nx = 1",
    "def f():\n    global x, x",
    "def f():\n    x = 1\n    def g(y=x):\n        nonlocal x\n        return y",
]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "fine")
    except SyntaxError as error:
        print(repr(source), "->", error.msg)
