"""io.TextIOWrapper over BytesIO: encodings, error handlers, newlines, flushing, detaching."""
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
print(t.write("héllo\n"), raw.getvalue() in (b"", b"h\xc3\xa9llo\n"), t.flush(), raw.getvalue())
print(t.encoding, t.errors, t.line_buffering, t.write_through, t.readable(), t.writable(), t.seekable(), t.buffer is raw)
print("printed", file=t)
t.flush()
print(raw.getvalue())
again = t.detach()
print(again is raw, raw.closed)
attempt(lambda: t.write("x"))

print("-- line buffering")
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="ascii", line_buffering=True)
t.write("line\n")
print(raw.getvalue())
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
t.write("now")
print(raw.getvalue())

print("-- decoding")
data = "naïve €\nline two".encode("utf-8")
for encoding, errors in (("utf-8", "strict"), ("latin-1", "strict"), ("ascii", "replace"), ("ascii", "ignore"), ("ascii", "backslashreplace")):
    print(encoding, errors, repr(io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=errors).readline()))
attempt(lambda: io.TextIOWrapper(io.BytesIO(data), encoding="ascii").read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b"\xff\xfe"), encoding="utf-8").read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b"ok"), encoding="no-such-encoding"))
attempt(lambda: io.TextIOWrapper(io.BytesIO("a€".encode("utf-16")), encoding="utf-16").read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfbom"), encoding="utf-8-sig").read())


def written(text, encoding, errors="strict"):
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, encoding=encoding, errors=errors)
    t.write(text)
    t.flush()
    return raw.getvalue()


print(written("é€", "latin-1", "replace"), written("é€", "ascii", "xmlcharrefreplace"), written("é€", "ascii", "backslashreplace"), written("é€", "ascii", "namereplace"), written("aé", "ascii", "ignore"))
attempt(lambda: written("€", "latin-1"))
attempt(lambda: written("é", "ascii"))

print("-- newlines")
data = b"a\nb\r\nc\rd"
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline=newline)
    print(repr(newline), t.readlines(), t.newlines)
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, encoding="ascii", newline=newline)
    t.write("x\ny\r\n")
    t.flush()
    print(raw.getvalue())
attempt(lambda: io.TextIOWrapper(io.BytesIO(), newline="bad"))

print("-- position and configuration")
t = io.TextIOWrapper(io.BytesIO("äöü\nxyz\n".encode()), encoding="utf-8", newline="")
print(repr(t.read(2)), t.seek(0), repr(t.readline()), repr(t.read()), t.seek(0, 2), t.seek(0), repr(t.readline(2)), repr(t.readline()))
attempt(lambda: t.seek(1, 1))
attempt(lambda: t.seek(-1, 2))
attempt(lambda: t.seek(-1))
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="ascii")
t.reconfigure(encoding="utf-8", errors="replace", newline="\r\n")
print(t.encoding, t.errors, t.write("é\n"), t.flush(), raw.getvalue())
t.close()
print(t.closed, raw.closed)
attempt(lambda: t.write("x"))
attempt(lambda: io.TextIOWrapper("not a stream"))
t = io.TextIOWrapper(io.BytesIO(b"one\ntwo"), encoding="ascii")
print([line for line in t], next(t, "end"), t.read())
attempt(lambda: t.write(b"bytes"))
