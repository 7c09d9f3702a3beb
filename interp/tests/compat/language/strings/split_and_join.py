"""split, rsplit, splitlines, partition, rpartition, join."""

s = "  one two   three  "
print(s.split(), s.split(" "), s.split(None, 1), s.split(maxsplit=2), s.split(" ", 2), s.rsplit(), s.rsplit(None, 1), s.rsplit(" ", 2), s.split(maxsplit=0), s.rsplit(maxsplit=0), s.split(" ", 0), s.split(None, -1))
print("".split(), "".split(","), " ".split(), " ".split(" "), "a".split(","), ",".split(","), ",a,".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a,b,c".split(",", 10), "a--b--c".split("--"), "a---b".split("--"), "aXbXc".split(sep="X", maxsplit=1), "abab".split("ab"), "aaa".split("a"), "aaa".split("aa"))
print("a\tb\nc\x0bd\x0ce\r\nf\x1cg\x85h\xa0i\u2003j\u200bk".split(), "a\u3000b".split(), "x\0y".split("\0"))
for text in ("a\nb\nc", "a\nb\n", "\n", "", "a\r\nb\rc\n\rd", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "no newline", "\n\n", "a\n\nb"):
    print(repr(text), text.splitlines(), text.splitlines(True), text.split("\n"), text.splitlines(keepends=False) == text.splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="), "=".partition("="), "".partition("x"), "a::b".partition("::"), "abcabc".rpartition("bc"), "key: value".partition(": ")[2])
print(",".join(["a", "b", "c"]), "".join("abc"), "-".join([]), "-".join(["x"]), ", ".join(("a", "b")), " ".join({"k1": 1, "k2": 2}), "ab".join("123"), "".join(str(i) for i in range(5)), "\n".join(["l1", "l2"]), "é".join("ab"), ".".join(reversed("xyz")), "".join(["a"] * 5), ",".join(map(str, [1, 2.5, None])), " ".join([" ", ""]), "x".join(["", "", ""]))
for source in ("','.join([1])", "','.join(['a', None])", "','.join(5)", "','.join()", "','.join('a', 'b')", "','.join([b'a'])", "'a'.split('')", "'a'.split(1)", "'a'.split(',', 'x')", "'a'.split(',', 1.5)", "'a'.split(None, None)", "'a'.rsplit('')", "'a'.partition('')", "'a'.partition(1)", "'a'.partition()", "'a'.rpartition('')", "'a'.splitlines('x', 1)", "'a'.split(sep=1)", "'a'.split(x=1)", "','.join(['a', ['b']])", "b','.join(['a'])"):
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)


def parse_csv(line):
    out, field, quoted = [], "", False
    for c in line:
        if c == '"':
            quoted = not quoted
        elif c == "," and not quoted:
            out.append(field)
            field = ""
        else:
            field += c
    return out + [field]


print(parse_csv('a,"b,c",,d"e"f,"'), dict(p.split("=") for p in "a=1;b=2".split(";")), [line.split("#")[0].strip() for line in "x # c\n# all\ny".splitlines()])
text = """The quick brown fox
jumps over

the lazy dog."""
print([len(line.split()) for line in text.splitlines()], " ".join(text.split()), [w[::-1] for w in text.split()][:3], " ".join(w.capitalize() for w in text.lower().split(" ", 3)), "".join(w[0] for w in text.split()))


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line] if line else lines


for line in wrap("It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.", 30):
    print(f"|{line:<30}|")
path = "/usr/local/lib/python/file.tar.gz"
print(path.rpartition("/"), path.split("/")[1:3], path.rsplit("/", 1)[1].split(".", 1), path.rsplit(".", 1), "/".join(path.split("/")[:-1]))
assert all(sep.join(t.split(sep)) == t for t in ("a,b", ",", "", "a,,b,") for sep in (",", "b", ",,"))
print("round trips hold")
