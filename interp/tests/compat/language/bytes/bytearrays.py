"""bytearray: mutation, slice assignment, methods of lists, in-place operators, errors."""

ba = bytearray(b"hello")
ba[0] = 72
ba[-1] = ord("O")
ba[1:3] = b"EY"
print(ba, ba[0], ba[1:3], len(ba), list(ba), ba == b"HEYlO", ba + b"!", b"!" + ba, type(ba + b"").__name__, type(b"" + ba).__name__)
ba.append(33)
ba.extend(b"abc")
ba.extend([1, 2])
ba.extend(iter(b"z"))
ba.insert(0, 62)
ba.insert(100, 60)
ba.insert(-1, 61)
print(ba, ba.pop(), ba.pop(0), ba.pop(-2), ba)
ba.remove(ord("H"))
ba.reverse()
print(ba)
del ba[0]
del ba[-2:]
del ba[::2]
print(ba)
ba += b"xy"
ba *= 2
ba += bytearray(b"!")
ba[2:2] = b"<insert>"
ba[:1] = b""
ba[::2] = b"#" * len(ba[::2])
print(ba, ba.copy() is ba, ba.copy() == ba)
ba[1:4] = [65, 66]
ba[0:0] = bytearray(b"00")
ba[len(ba):] = (90,)
ba[:2] = 3 * b"-"
print(ba)
ba.clear()
print(ba, bytearray(), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x"), bytearray(range(3)), bytearray(i for i in b"q"), repr(bytearray(b"'\n\xff")), str(bytearray(b"a")), f"{bytearray(b'z')}")
x = y = bytearray(b"a")
x += b"b"
print(y, x is y)
x = x + b"c"
print(y, x)
print(bytearray(b"abc")[::-1], bytearray(b"ab") * 2, 97 in bytearray(b"a"), b"bc" in bytearray(b"abc"), bytearray(b"a") < b"b", sorted(bytearray(b"cab")), bytearray(b"a,b").split(b","), bytearray(b"%d") % 5, bool(bytearray()), max(bytearray(b"az")), bytearray.fromhex("01ff"), bytearray(b"ab").hex(), bytearray(b"abc").index(98), bytearray(b"a") == bytearray(b"a"), bytes(bytearray(b"q")), {bytes(bytearray(b"k")): 1})
ba = bytearray(b"abc")
for source in ("ba[5]", "ba[5] = 1", "ba[0] = 256", "ba[0] = -1", "ba[0] = 'a'", "ba[0] = b'a'", "ba[0] = 1.5", "ba[0:1] = 'a'", "ba[0:1] = 5", "ba[0:1] = [300]", "ba[::2] = b'x'", "ba['a']", "ba.append(256)", "ba.append('a')", "ba.append(b'a')", "ba.append()", "ba.extend('a')", "ba.extend(5)", "ba.extend([256])", "ba.insert(0, 300)", "ba.insert(0)", "ba.pop(10)", "bytearray().pop()", "ba.remove(0)", "ba.remove('a')", "ba.remove(300)", "hash(ba)", "{ba: 1}", "ba + 'a'", "ba + 5", "ba += 'a'", "ba += 5", "ba *= 'a'", "del ba[10]", "bytearray('a')", "bytearray(-1)", "bytearray([256])", "bytearray(1.5)", "ba.x = 1", "ba.sort()", "ba.index(0)", "ba < 5", "ba[1:2] = None", "bytearray(b'x', 'utf-8')", "ba.join(['a'])"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print(ba)


def sieve(n):
    marks = bytearray([1]) * (n + 1)
    marks[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            marks[i * i::i] = bytes(len(marks[i * i::i]))
    return [i for i, m in enumerate(marks) if m]


print(sieve(60), len(sieve(10000)))
m = memoryview(b"abcdef")
print(m[0], m[1:3].tobytes(), len(m), list(m[::2]), m == b"abcdef", m.nbytes, m.readonly, m.format, m.itemsize, bytes(m), m.tolist()[:2], m.hex())
w = bytearray(b"xyz")
mv = memoryview(w)
mv[0] = 65
mv[1:3] = b"BC"
print(w, mv.readonly, mv.tobytes())
for source in ("m[0] = 1", "mv[0] = 300", "mv[0:2] = b'a'", "m[10]", "memoryview('a')", "mv['a']"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
mv.release()
w.append(1)
with memoryview(w) as mv2:
    print(mv2[0], len(mv2), w)
