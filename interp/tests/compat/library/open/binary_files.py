"""open: binary files: read, readinto, seek and tell, slices of a file, r+b, buffering."""
PATH = "/tmp/sesf_compat_binary_files"


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def remove(path):
    try:
        import os

        os.remove(path)
    except ImportError:
        open(path, "w").close()


with open(PATH, "wb") as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b"abc\n")), f.write(memoryview(b"def")), f.write(b""), f.tell())
    f.writelines([b"\nlast", b" line"])
    print(f.tell(), f.mode, f.readable(), f.writable(), f.name == PATH)
    attempt(lambda: f.write("text"))
    attempt(lambda: f.read())
with open(PATH, "rb") as f:
    print(f.read(3), f.read(7), f.readline(), f.readline(2), f.read(), f.read(), f.readline())
    print(f.seek(0), f.readlines(), f.tell(), f.mode, f.closed)
    attempt(lambda: f.write(b"x"))
    attempt(lambda: f.encoding)
with open(PATH, "rb") as f:
    print(f.seek(2), f.read(1), f.seek(2, 1), f.read(1), f.seek(-4, 2), f.read(), f.seek(100), f.read(), f.tell())
    attempt(lambda: f.seek(-1))
    attempt(lambda: f.seek(-100, 2))
    attempt(lambda: f.seek(0, 9))
    attempt(lambda: f.seek("a"))
    f.seek(10)
    target = bytearray(5)
    print(f.readinto(target), target, f.peek(1)[:1], f.read1(2), [line for line in f])

print("-- update in place")
with open(PATH, "r+b") as f:
    f.seek(4)
    f.write(b"XYZ")
    print(f.read(3), f.tell(), f.seek(0), f.read(8))
    f.seek(0, 2)
    f.write(b"!")
    print(f.truncate(20), f.seek(0), len(f.read()))
with open(PATH, "w+b") as f:
    f.seek(5)
    f.write(b"after a hole")
    print(f.seek(0), f.read(8), f.truncate(6), f.seek(0), f.read())
with open(PATH, "ab") as f:
    print(f.tell(), f.write(b"++"), f.tell())
with open(PATH, "a+b") as f:
    print(f.read(), f.seek(0), f.read(2), f.seek(0, 2), f.write(b"end"), f.seek(0), f.read())

print("-- records")
records = [(1, "ann", 2.5), (300, "bob", -1.0), (70000, "cé", 0.0)]
with open(PATH, "wb") as f:
    for number, name, _ in records:
        f.write(number.to_bytes(4, "little") + name.encode().ljust(8, b"\0"))
with open(PATH, "rb") as f:
    for index in (2, 0, 1):
        f.seek(index * 12)
        number, name = int.from_bytes(f.read(4), "little"), f.read(8).rstrip(b"\0").decode()
        print(index, number, name)
with open(PATH, "rb") as f:
    print([len(chunk) for chunk in iter(lambda: f.read(7), b"")])

print("-- unbuffered")
with open(PATH, "wb", buffering=0) as f:
    print(f.write(b"direct"), type(f).__name__, f.mode)
    with open(PATH, "rb") as g:
        print(g.read())
with open(PATH, "rb", buffering=0) as f:
    print(f.read(2), f.read(), f.read(), f.seek(1), f.readall())
with open(PATH, "wb", buffering=4) as f:
    f.write(b"0123456789")
with open(PATH, "rb") as f:
    print(f.read(), type(f).__name__)
with open(PATH, "wb") as f:
    print(type(f).__name__)
with open(PATH, "r+b") as f:
    print(type(f).__name__, f.raw.name == PATH)
attempt(lambda: f.read())
attempt(lambda: f.seek(0))
remove(PATH)
