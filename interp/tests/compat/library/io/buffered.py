"""io.BufferedReader, BufferedWriter, BufferedRandom and own raw streams underneath them."""
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Source(io.RawIOBase):
    """A raw stream that hands out small pieces."""

    def __init__(self, data, piece=4):
        self.data, self.piece, self.position, self.calls = data, piece, 0, 0

    def readable(self):
        return True

    def readinto(self, target):
        self.calls += 1
        size = min(len(target), self.piece, len(self.data) - self.position)
        target[:size] = self.data[self.position : self.position + size]
        self.position += size
        return size


class Sink(io.RawIOBase):
    def __init__(self):
        self.pieces = []

    def writable(self):
        return True

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)


raw = Source(b"hello world, this is raw")
print(raw.read(5), raw.read(3), raw.readall(), raw.read(1), raw.readable(), raw.writable(), raw.seekable())
attempt(lambda: raw.seek(0))
attempt(lambda: raw.fileno())

r = io.BufferedReader(Source(b"one\ntwo\nthree", 5), buffer_size=8)
print(r.read(2), r.peek(1)[:1], r.readline(), r.read(5), r.read(), r.read(), r.raw.position)
print(io.BufferedReader(Source(b"a\nb\n\nc")).readlines(), list(io.BufferedReader(Source(b"x\ny"))))
r = io.BufferedReader(io.BytesIO(b"0123456789"))
print(r.read(3), r.tell(), r.seek(1), r.read1(2), r.seek(-2, 2), r.read(), r.peek(), r.seek(0), bytes(r.peek()[:4]), r.tell())
target = bytearray(3)
print(r.readinto(target), target, r.readable(), r.writable(), r.seekable(), type(r.raw).__name__, r.closed)
attempt(lambda: r.write(b"x"))
attempt(lambda: r.truncate(1))
attempt(lambda: r.read(-2))
attempt(lambda: io.BufferedReader(Sink()))
attempt(lambda: io.BufferedReader(io.BytesIO(), buffer_size=0))

sink = Sink()
w = io.BufferedWriter(sink, buffer_size=8)
print(w.write(b"abc"), sink.pieces, w.write(b"de"), sink.pieces, w.flush(), sink.pieces)
print(w.write(b"0123456789abcdef"), w.flush(), b"".join(sink.pieces))
attempt(lambda: w.read())
attempt(lambda: w.write("text"))
attempt(lambda: io.BufferedWriter(Source(b"")))
w.write(b"last")
w.close()
print(b"".join(sink.pieces)[-4:], sink.closed, w.closed)
attempt(lambda: w.write(b"x"))

back = io.BytesIO(b"abcdefgh")
both = io.BufferedRandom(back)
print(both.read(2), both.write(b"XY"), both.read(2), both.seek(0), both.read(), both.flush(), back.getvalue(), both.readable(), both.writable())

reader, writer = Source(b"incoming"), Sink()
pair = io.BufferedRWPair(reader, writer)
print(pair.read(3), pair.write(b"out"), pair.flush(), writer.pieces, pair.readable(), pair.writable(), pair.read())

text = io.TextIOWrapper(io.BufferedReader(Source("grüße\nan alle\n".encode(), 3)), encoding="utf-8")
print(text.readline(), end="")
print(text.read(), end="")
sink = Sink()
with io.TextIOWrapper(io.BufferedWriter(sink), encoding="utf-8") as text:
    print("through", "layers", file=text)
print(sink.pieces, sink.closed)
print(io.DEFAULT_BUFFER_SIZE > 0, r.detach().getvalue())
attempt(lambda: r.read())
