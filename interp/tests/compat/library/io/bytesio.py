"""io.BytesIO in depth: read, read1, readinto, getbuffer, seek, truncate, write and errors."""
import io


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


b = io.BytesIO(b"line one\nline two\n\x00\xff tail")
print(b.read(4), b.readline(), b.readline(4), b.tell(), b.read1(3), b.read1(), b.read(), b.readline())
print(b.seek(0), b.readlines(), b.seek(5), list(b), b.seek(-4, 2), b.read(), b.seek(2), b.seek(3, 1), b.read(1))
print(b.tell(), b.readable(), b.writable(), b.seekable(), b.closed, b.isatty())
print(b.getvalue() == b"line one\nline two\n\x00\xff tail", len(b.getvalue()))

print("-- writing")
w = io.BytesIO()
print(w.write(b"abc"), w.write(bytearray(b"de")), w.write(memoryview(b"fg")), w.getvalue(), w.tell())
w.writelines([b"1", b"2\n", bytearray(b"3")])
print(w.getvalue(), w.seek(1), w.write(b"XY"), w.getvalue(), w.read())
w.seek(15)
w.write(b"!")
print(w.getvalue(), w.tell(), w.truncate(4), w.getvalue(), w.tell(), w.seek(0), w.truncate(), w.getvalue())
copy = io.BytesIO(b"start")
copy.write(b"ST")
print(copy.getvalue(), io.BytesIO(bytearray(b"from array")).read(), io.BytesIO(b"").read(), io.BytesIO().getvalue())

print("-- readinto and buffers")
r = io.BytesIO(b"0123456789")
target = bytearray(4)
print(r.readinto(target), target, r.readinto1(target), target, r.readinto(target), target, r.readinto(target))
view = r.getbuffer()
print(len(view), bytes(view[2:5]), view.readonly)
view[0] = ord("Z")
print(r.getvalue())
attempt(lambda: r.write(b"more than ten bytes long"))
view.release()
print(r.seek(0, 2), r.write(b"now"), r.getvalue())

print("-- errors")
attempt(lambda: io.BytesIO("text"))
attempt(lambda: io.BytesIO(5))
attempt(lambda: w.write("text"))
attempt(lambda: w.write(5))
attempt(lambda: w.writelines(["a"]))
attempt(lambda: w.seek(-1))
attempt(lambda: w.seek(0, 7))
attempt(lambda: w.truncate(-5))
attempt(lambda: w.read("a"))
attempt(lambda: w.readinto(b"read only"))
attempt(lambda: w.fileno())
attempt(lambda: w.detach())
print(w.seek(-5, 2), w.tell(), w.seek(-100, 1))
w.close()
for action in (lambda: w.read(), lambda: w.write(b"a"), lambda: w.getvalue(), lambda: w.tell(), lambda: next(w), lambda: w.getbuffer()):
    attempt(action)
with io.BytesIO(b"managed") as inside:
    print(inside.read(3), isinstance(inside, io.BufferedIOBase), isinstance(inside, io.TextIOBase))
print(inside.closed)

# A small binary format.
out = io.BytesIO()
for name, value in (("alpha", 1), ("beta", 300), ("γ", 70000)):
    encoded = name.encode()
    out.write(bytes([len(encoded)]) + encoded + value.to_bytes(4, "big"))
out.seek(0)
while size := out.read(1):
    name = out.read(size[0]).decode()
    print(name, int.from_bytes(out.read(4), "big"), out.tell())
