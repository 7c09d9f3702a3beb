"""open: newline handling when reading and writing, for every newline argument."""
PATH = "/tmp/sesf_compat_newlines"


def remove(path):
    try:
        import os

        os.remove(path)
    except ImportError:
        open(path, "w").close()


def put(data):
    with open(PATH, "wb") as f:
        f.write(data)


def get():
    with open(PATH, "rb") as f:
        return f.read()


MIXED = b"unix\nwindows\r\nold mac\rend"
put(MIXED)
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(PATH, newline=newline) as f:
        print("read", repr(newline), f.readlines())
    with open(PATH, newline=newline) as f:
        print("    ", repr(f.read()), repr(f.newlines))
    with open(PATH, "w", newline=newline) as f:
        count = f.write("a\nb\r\nc\rd\n")
    print("write", repr(newline), count, get())
    put(MIXED)

print("-- newlines attribute")
for data in (b"", b"none", b"a\nb", b"a\r\nb\r\n", b"a\rb", b"a\nb\r\nc\r", b"a\r"):
    put(data)
    with open(PATH) as f:
        f.read()
        print(data, repr(f.newlines) if not isinstance(f.newlines, tuple) else sorted(f.newlines))

print("-- pieces")
put(b"1\r\n2\r\n3\r\n")
with open(PATH) as f:
    print([f.read(1) for _ in range(7)])
with open(PATH, newline="") as f:
    print([f.read(2) for _ in range(5)], repr(f.read()))
with open(PATH, newline="") as f:
    print([f.readline(2) for _ in range(6)])
with open(PATH) as f:
    print(repr(f.readline()), [line for line in f])

print("-- line boundaries that are not newlines")
put("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g".encode())
with open(PATH, encoding="utf-8") as f:
    text = f.read()
    print(len(text.splitlines()), repr(text))
with open(PATH, encoding="utf-8") as f:
    print(len(f.readlines()))

print("-- empty and blank lines")
put(b"\n\n\r\n\nx\n")
with open(PATH) as f:
    print(f.readlines())
put(b"no end")
with open(PATH) as f:
    print(f.readlines(), f.readline() == "", f.read() == "")
put(b"")
with open(PATH) as f:
    print(f.readlines(), list(f), repr(f.readline()))

print("-- copying keeps or changes")
put(MIXED)
with open(PATH, newline="") as source:
    kept = source.read()
with open(PATH, "w", newline="") as target:
    target.write(kept)
print(get() == MIXED)
with open(PATH) as source:
    lines = source.read()
with open(PATH, "w", newline="\r\n") as target:
    print(lines, file=target)
print(get())
with open(PATH, "r+", newline="\r\n") as f:
    print(repr(f.readline()), f.seek(0), f.write("U\n"))
print(get()[:6])
remove(PATH)
