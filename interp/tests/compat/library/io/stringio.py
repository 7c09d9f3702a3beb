"""io.StringIO in depth: reading, writing, seeking, truncating, newlines, closing, errors."""
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


s = io.StringIO("first\nsecond\nthird")
print(repr(s.read(3)), repr(s.readline()), repr(s.readline(3)), s.tell(), repr(s.read()), repr(s.read()), repr(s.readline()))
print(s.seek(0), s.readlines(), s.seek(0), list(s), s.seek(2), next(s), s.readlines(1))
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.encoding, s.errors, s.line_buffering)
s.seek(0)
print(s.readlines(7), repr(s.read(-1)), repr(s.read(None)), repr(s.read(0)))

print("-- writing")
w = io.StringIO()
print(w.write("hello"), w.write(""), w.write("é€𝄞"), w.tell(), repr(w.getvalue()))
w.writelines(["a", "b\n", "c"])
print("printed", 1, 2, sep=",", end=";", file=w)
print(repr(w.getvalue()), w.seek(0), w.write("J"), repr(w.getvalue()))
over = io.StringIO("0123456789")
over.write("ab")
print(repr(over.getvalue()), repr(over.read(2)))
over.seek(0, io.SEEK_END)
over.write("end")
print(repr(over.getvalue()), over.tell())
gap = io.StringIO()
gap.seek(3)
gap.write("x")
print(repr(gap.getvalue()))

print("-- truncate and seek")
t = io.StringIO("abcdef")
print(t.seek(4), t.truncate(), repr(t.getvalue()), t.truncate(2), t.tell(), repr(t.getvalue()), t.truncate(10), repr(t.getvalue()))
print(t.seek(0, 0), t.seek(0, 1), t.seek(0, 2), io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
attempt(lambda: t.seek(-1))
attempt(lambda: t.seek(1, 1))
attempt(lambda: t.seek(-1, 2))
attempt(lambda: t.seek(0, 5))
attempt(lambda: t.truncate(-1))
attempt(lambda: t.seek("a"))

print("-- newlines")
for newline in ("\n", None, "", "\r", "\r\n"):
    n = io.StringIO("a\nb\r\nc\rd", newline)
    print(repr(newline), repr(n.getvalue()), n.readlines(), n.newlines)
    m = io.StringIO(newline=newline)
    m.write("x\ny\r\n")
    print(repr(m.getvalue()))

print("-- errors")
attempt(lambda: io.StringIO(b"bytes"))
attempt(lambda: io.StringIO(5))
attempt(lambda: io.StringIO("a", newline="x"))
attempt(lambda: w.write(b"bytes"))
attempt(lambda: w.write(None))
attempt(lambda: w.writelines(["a", 5]))
attempt(lambda: w.read("x"))
attempt(lambda: w.fileno())
attempt(lambda: w.detach())
attempt(lambda: io.StringIO(None).getvalue())
w.close()
print(w.closed, w.close())
for action in (lambda: w.read(), lambda: w.write("a"), lambda: w.getvalue(), lambda: w.seek(0), lambda: list(w), lambda: w.readable(), lambda: w.__enter__()):
    attempt(action)
with io.StringIO("managed") as inside:
    print(inside.read())
print(inside.closed, isinstance(inside, io.TextIOBase), isinstance(inside, io.IOBase), isinstance(inside, io.RawIOBase))


class Counting(io.StringIO):
    lines = 0

    def write(self, text):
        self.lines += text.count("\n")
        return super().write(text)


c = Counting()
print("one\ntwo", file=c)
print(c.lines, repr(c.getvalue()))
