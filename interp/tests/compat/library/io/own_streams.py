"""io: base classes for streams of one's own, UnsupportedOperation, open in memory, class relations."""
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(io.UnsupportedOperation.__mro__)
try:
    raise io.UnsupportedOperation("not here")
except OSError as error:
    print("as OSError:", error)
try:
    raise io.UnsupportedOperation("nor here")
except ValueError as error:
    print("as ValueError:", error)

base = io.IOBase()
print(base.readable(), base.writable(), base.seekable(), base.isatty(), base.closed, base.flush())
attempt(lambda: base.seek(0))
attempt(lambda: base.tell())
attempt(lambda: base.truncate())
attempt(lambda: base.fileno())
attempt(lambda: base.read())
print(base.close(), base.closed)
attempt(lambda: base.flush())
attempt(lambda: base.readable())

text = io.TextIOBase()
attempt(lambda: text.read())
attempt(lambda: text.write("x"))
attempt(lambda: text.readline())
attempt(lambda: text.detach())
print(text.encoding, text.newlines, text.errors)
binary = io.BufferedIOBase()
attempt(lambda: binary.read())
attempt(lambda: binary.write(b""))


class Lines(io.TextIOBase):
    """Text from a generator of lines."""

    def __init__(self, lines):
        self.lines = iter(lines)

    def readable(self):
        return True

    def readline(self, size=-1):
        return next(self.lines, "")


lines = Lines(f"{n}\n" for n in range(4))
print(lines.readline(), list(lines), lines.readable())


class Upper(io.TextIOBase):
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())
        return len(text)

    def writable(self):
        return True


with Upper() as upper:
    print("hello", "there", file=upper)
    upper.writelines(["a", "b"])
print(upper.parts, upper.closed)
attempt(lambda: upper.writelines(["c"]))


class Bytes(io.RawIOBase):
    def __init__(self, data):
        self.data = list(data)

    def readable(self):
        return True

    def readinto(self, target):
        size = 0
        while size < len(target) and self.data:
            target[size] = self.data.pop(0)
            size += 1
        return size


b = Bytes(b"first\nsecond")
print(b.readline(), b.read(2), b.readlines(), b.read())


class Closing(io.StringIO):
    def close(self):
        print("closing", self.closed)
        super().close()


with Closing("x") as c:
    print(c.read())
c.close()
relations = [
    (io.StringIO, io.TextIOBase), (io.BytesIO, io.BufferedIOBase), (io.TextIOWrapper, io.TextIOBase), (io.BufferedReader, io.BufferedIOBase),
    (io.FileIO, io.RawIOBase), (io.StringIO, io.BufferedIOBase), (io.TextIOBase, io.IOBase), (io.BytesIO, io.RawIOBase),
]
for sub, sup in relations:
    print(sub.__name__, sup.__name__, issubclass(sub, sup))
print(io.open is open, io.BlockingIOError is BlockingIOError, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
print(io.StringIO.__name__, io.text_encoding(None) in ("locale", "utf-8"), io.text_encoding("latin-1"))
