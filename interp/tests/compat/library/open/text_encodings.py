"""open: encodings and error handlers when reading and writing text."""
PATH = "/tmp/sesf_compat_text_encodings"


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


def write(text, encoding, errors=None):
    with open(PATH, "w", encoding=encoding, errors=errors) as f:
        f.write(text)
    with open(PATH, "rb") as f:
        return f.read()


def read(data, encoding, errors=None):
    with open(PATH, "wb") as f:
        f.write(data)
    with open(PATH, encoding=encoding, errors=errors) as f:
        return f.read()


TEXT = "aé€𝄞\n"
for encoding in ("utf-8", "UTF8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig"):
    data = write(TEXT, encoding)
    print(encoding, data, read(data, encoding) == TEXT)
print(write("naïve", "latin-1"), write("naïve", "iso-8859-1"), write("plain", "ascii"), write("€", "cp1252"))
print(repr(read(b"\xe9\xff", "latin-1")), repr(read(b"\x80\x99", "cp1252")), repr(read(b"\xef\xbb\xbfa", "utf-8")), repr(read(b"\xef\xbb\xbfa", "utf-8-sig")), repr(read(b"a", "utf-8-sig")))

print("-- writing what does not fit")
attempt(lambda: write("€", "ascii"))
attempt(lambda: write("abc€", "latin-1"))
for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(errors, end=" ")
    attempt(lambda: write("aé€𝄞z", "ascii", errors))

print("-- reading what is broken")
BROKEN = b"ok\xffbad\xe2\x82end\xc3"
for errors in ("strict", "ignore", "replace", "backslashreplace"):
    print(errors, end=" ")
    attempt(lambda: read(BROKEN, "utf-8", errors))
attempt(lambda: read(b"\xe9", "ascii"))
attempt(lambda: read(b"a\xc3", "utf-8"))
attempt(lambda: read(b"\xc0\x80", "utf-8"))
attempt(lambda: read(b"\xf8\x88", "utf-8"))
attempt(lambda: read(b"abc", "utf-16-le"))
try:
    read(b"12\xff45", "utf-8")
except UnicodeDecodeError as error:
    print(error.encoding, error.start, error.end, error.reason, error.object, error.args[0])
try:
    write("12€", "ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.start, error.end, error.reason, error.object, isinstance(error, ValueError))
attempt(lambda: open(PATH, encoding="nothing-known"))
attempt(lambda: open(PATH, encoding=5))
attempt(lambda: open(PATH, errors=5))

print("-- partial reads")
write("äöü€𝄞" * 3, "utf-8")
with open(PATH, encoding="utf-8") as f:
    print([f.read(2) for _ in range(8)], repr(f.read()))
with open(PATH, "rb") as f:
    print(f.read(3), len(f.read()))
with open(PATH, encoding="utf-8") as f:
    position = (f.read(3), f.tell())[1]
    rest = f.read()
    f.seek(position)
    print(f.read() == rest, f.seek(0), f.read(1))
with open(PATH, "a", encoding="utf-16-le") as f:
    f.write("A")
with open(PATH, "rb") as f:
    print(f.read()[-4:])
remove(PATH)
