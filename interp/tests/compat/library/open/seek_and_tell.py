"""open: seek and tell on text files, indexing lines, reading backwards, mixed use with iteration."""
import io

PATH = "/tmp/sesf_compat_seek_and_tell"


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


LINES = ["alpha\n", "beta beta\n", "gamma\n", "\n", "delta"]
with open(PATH, "w") as f:
    for line in LINES:
        print(f.tell(), end=" ")
        f.write(line)
    print(f.tell())

with open(PATH) as f:
    index = []
    while True:
        position = f.tell()
        line = f.readline()
        if not line:
            break
        index.append(position)
    print(index)
    for number in (2, 0, 4, 1, 3):
        f.seek(index[number])
        print(number, repr(f.readline()), f.readline() == (LINES[number + 1] if number < 4 else ""))
    print(f.seek(0, io.SEEK_END), f.read() == "", f.seek(0), repr(f.read(2)), f.tell(), f.seek(0, 1))
    attempt(lambda: f.seek(1, 1))
    attempt(lambda: f.seek(-1, 2))
    attempt(lambda: f.seek(-1))
    attempt(lambda: f.seek(0, 3))
    attempt(lambda: f.seek(1.5))
    f.seek(0)
    next(f)
    attempt(lambda: f.tell())
    print(f.readline(), end="")
    print(list(f), f.tell())

with open(PATH) as f:
    for line in f:
        if line.startswith("beta"):
            break
    print(repr(f.readline()), repr(f.read(1)), repr(next(f)), next(f, "end"))


def tail(path, count):
    """The last lines, read in blocks from the end."""
    with open(path, "rb") as f:
        end = f.seek(0, 2)
        data = b""
        while end > 0 and data.count(b"\n") <= count:
            size = min(4, end)
            end = f.seek(end - size)
            data = f.read(size) + data
        return [line.decode() for line in data.splitlines()[-count:]]


print(tail(PATH, 2), tail(PATH, 3), tail(PATH, 99))

with open(PATH, "r+") as f:
    f.seek(index[1])
    f.write("BETA")
    f.seek(index[1])
    print(repr(f.readline()))
    f.seek(index[3])
    f.truncate()
    f.seek(0, 2)
    f.write("new end\n")
with open(PATH) as f:
    print(f.read().split("\n"))

with open(PATH, "w+") as f:
    f.write("x" * 100)
    f.seek(50)
    f.write("MIDDLE")
    f.seek(48)
    print(f.read(10), f.tell(), len(f.read()), f.tell())
    f.seek(0)
    f.truncate()
    print(repr(f.read()), f.tell())
    for n in range(3000):
        f.write(f"{n}\n")
    f.seek(0)
    print(sum(map(int, f)), f.readline() == "")
    f.seek(0)
    print(f.read(10).split(), len(f.read()))

with open(PATH, "w") as f:
    log = [f.tell(), f.write("ab"), f.tell(), f.seek(0), f.write("c"), f.tell(), f.seek(5), f.write("d")]
print(log)
with open(PATH, "rb") as f:
    print(f.read())
remove(PATH)
