"""open: w, a, x, r+, w+, a+ modes, writelines, print(file=), flush, truncate, mode errors."""
PATH = "/tmp/sesf_compat_writing_modes"


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


def content():
    with open(PATH) as f:
        return f.read()


with open(PATH, "w") as f:
    print(f.write("one\n"), f.writelines(["two\n", "three\n"]), f.tell())
    print("printed", 1, 2.5, None, sep="|", file=f)
    f.flush()
    print(repr(content()))
with open(PATH, "w") as f:
    pass
print(repr(content()))
with open(PATH, "a") as f:
    f.write("appended\n")
with open(PATH, "a") as f:
    print(f.tell(), f.write("again\n"), f.seek(0), f.write("at the end\n"))
print(repr(content()))

print("-- r+")
with open(PATH, "r+") as f:
    print(f.readable(), f.writable(), repr(f.read(3)), f.seek(0), f.write("APP"), f.seek(0), repr(f.readline()))
print(repr(content()))
with open(PATH, "r+") as f:
    f.read()
    f.write("after reading\n")
print(content().splitlines())

print("-- w+")
with open(PATH, "w+") as f:
    print(f.write("hello world"), f.seek(6), f.read(), f.seek(0), f.write("J"), f.seek(0), f.read(), f.truncate(5), f.seek(0), f.read())
print("-- a+")
with open(PATH, "a+") as f:
    print(repr(f.read()), f.write("!"), f.seek(0), repr(f.read()))

print("-- truncate")
with open(PATH, "w+") as f:
    f.write("0123456789")
    print(f.truncate(4), f.tell(), f.seek(0), f.read(), f.seek(2), f.truncate(), f.seek(0), f.read())
with open(PATH, "r+") as f:
    print(f.truncate(4), repr(f.read()))

print("-- x")
attempt(lambda: open(PATH, "x"))
try:
    open(PATH, "x")
except FileExistsError as error:
    print(error.errno, error.strerror, error.filename == PATH, isinstance(error, OSError))

print("-- misuse")
with open(PATH, "w") as f:
    attempt(lambda: f.read())
    attempt(lambda: f.readline())
    attempt(lambda: list(f))
    attempt(lambda: f.write(b"bytes"))
    attempt(lambda: f.write(5))
    attempt(lambda: f.writelines([1]))
    attempt(lambda: f.writelines(5))
    print(f.writelines([]), f.writelines("chars"), f.writelines(c for c in "gen"))
print(content())
for mode in ("", "q", "rw", "r+w", "rbt", "ww", "+", "rb+b", "U", "a+x"):
    print(repr(mode), end=" ")
    attempt(lambda: open(PATH, mode))
attempt(lambda: open(PATH, 5))
attempt(lambda: open(PATH, "rb", encoding="utf-8"))
attempt(lambda: open(PATH, "rb", newline="\n"))
attempt(lambda: open(PATH, "rb", errors="strict"))
attempt(lambda: open(PATH, "w", 0))
attempt(lambda: open())
attempt(lambda: open(PATH, nonsense=1))
attempt(lambda: open(PATH, encoding="no-such-encoding"))
attempt(lambda: open(PATH, newline="bad"))
remove(PATH)
