"""print: sep, end, file, flush, objects; repr and str of arguments."""

import io
import sys

print()
print("")
print(1, 2, 3)
print(1, 2, 3, sep="")
print(1, 2, 3, sep=", ")
print(1, 2, 3, sep=None, end=None)
print("no newline", end="")
print(" continued", end="!\n")
print("a", "b", sep="\n")
print(*[], sep=",")
print(*"abc", sep="-", end=".\n")
print("x", end="\n\n")
print(None, True, 1.5, 1j, [1, "a"], ("t",), {"k": 'v'}, {5}, b"b", ..., int, "é日😀")
print("tab\tnewline\\n", 'quote\'s', "nul" + chr(0) + "end" if False else "fine")
print("flush", flush=True)
buffer = io.StringIO()
print("to buffer", 1, 2, sep=":", end="|", file=buffer)
print("more", file=buffer)
print(repr(buffer.getvalue()))
print("to stdout", file=sys.stdout)
print("to stdout too", file=None)
sys.stdout.write("written directly\n")
print(sys.stdout.write("counted\n"))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("FLUSH")


w = Writer()
print("a", 1, sep="-", end="!", file=w, flush=True)
print(file=w)
print(w.parts)
old, sys.stdout = sys.stdout, w
print("captured")
sys.stdout = old
print(w.parts[-2:])


class S:
    def __str__(self):
        return "S str"

    def __repr__(self):
        return "S repr"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


print(S(), [S()], OnlyRepr(), {S(): OnlyRepr()}, f"{S()} {[S()]}")
print(print("inner"), print)
print("%s %r" % (S(), S()), "{} {!r}".format(S(), S()), str(S()) + repr(S()))


class Bad:
    def __str__(self):
        return 5


for source in ("print(1, sep=5)", "print(1, end=5)", "print(1, sep=b'x')", "print(1, file=5)", "print(1, file='x')", "print(1, foo=2)", "print(Bad())", "print(sep)", "print(1, flush=[])", "print(1, end=[])", "print(*5)", "print(**{'sep': '-'})", "print(1, 2, **{'sep': '-', 'end': '#\\n'})"):
    try:
        exec(source)
    except Exception as error:
        print(source, "->", type(error).__name__, error)
print("multi\nline\nstring")
print("""triple
  quoted""")
print("a" * 100)
print(*range(10))
print(*map(str, range(3)), sep=" < ")
print("left", "right", sep="\t")
print("carriage\rreturn".replace("\r", "<CR>"), "bell".encode())
for i in range(3):
    print(i, end=" " if i < 2 else "\n")
print("|".join(f"{i:>3}" for i in range(5)))
print(1 if True else 2, not 1, -1, 1 + 1, (1, 2), [*range(2)], sep=";")
