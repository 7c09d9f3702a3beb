"""open: reading text files: read, readline, readlines, iteration, sizes, with, attributes."""
PATH = "/tmp/sesf_compat_text_reading"


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


with open(PATH, "w") as f:
    print(f.write("first line\n"), f.write("second\n"), f.write("\n"), f.write("last without newline"))
with open(PATH) as f:
    print(repr(f.read()), repr(f.read()))
with open(PATH) as f:
    print(repr(f.read(5)), repr(f.read(7)), repr(f.readline()), repr(f.read(0)), repr(f.readline()), repr(f.readline()), repr(f.readline()))
with open(PATH) as f:
    print(f.readlines(), f.readlines())
with open(PATH) as f:
    print(f.readlines(1), f.readlines(10), f.readlines(-1))
with open(PATH) as f:
    for number, line in enumerate(f, 1):
        print(number, repr(line), len(line))
with open(PATH) as f:
    print(next(f), end="")
    print(repr(f.readline(3)), repr(f.readline(100)), [line.rstrip() for line in f], next(f, "exhausted"))
    attempt(lambda: next(f))
with open(PATH, mode="r", encoding="utf-8") as f:
    print(f.name == PATH, f.mode, f.encoding, f.closed, f.readable(), f.writable(), f.seekable(), f.errors, f.newlines, f.isatty())
    print(f.read(1), f.buffer is not None, f.fileno() > 2)
print(f.closed, f.name == PATH)
for action in (f.read, f.readline, lambda: next(f), lambda: list(f), lambda: f.write("x"), f.tell, lambda: f.seek(0), f.flush, f.__enter__, f.fileno):
    attempt(action)
print(f.close(), f.closed)

print("-- without with")
f = open(PATH)
try:
    first, *rest = f
    print(repr(first), len(rest))
finally:
    f.close()
print([line.strip() for line in open(PATH)], sum(1 for _ in open(PATH)), max(open(PATH), key=len))
with open(PATH) as a, open(PATH) as b:
    print(a.readline() == b.readline(), a.read(3) + b.read(4))
    print(all(x == y for x, y in zip(a, b)))
with open(PATH) as f:
    attempt(lambda: f.write("not writable"))
    attempt(lambda: f.read("x"))
    attempt(lambda: f.truncate())
    attempt(lambda: f.writelines(["a"]))
    print("second\n" in f, "absent\n" in f, f.read())


def first_words(path):
    with open(path) as f:
        for line in f:
            if words := line.split():
                yield words[0]


print(list(first_words(PATH)))
g = first_words(PATH)
print(next(g))
g.close()


def inside(error):
    with open(PATH) as f:
        saved.append(f)
        raise error


saved = []
attempt(lambda: inside(KeyError("in with")))
print(saved[0].closed)
remove(PATH)
