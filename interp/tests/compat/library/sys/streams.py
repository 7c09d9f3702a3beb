"""sys.stdout, sys.stderr and sys.stdin: write results, replacement, print(file=)."""
import io
import sys

count = sys.stdout.write("plain text\n")
print(count)
print(sys.stdout.write(""), end="|\n")
print(sys.stdout.write("é€𝄞\n"))
print(sys.stdout.flush())
sys.stdout.writelines(["one ", "two ", "three\n"])
print(sys.stdout.writable(), sys.stdout.readable())
print(sys.stdin.readable(), sys.stdin.writable())
print(sys.stderr.writable())
print(sys.stdout.encoding, sys.stdin.encoding)
print(sys.stdout.closed)

for wrong in (5, b"bytes", None):
    try:
        sys.stdout.write(wrong)
    except TypeError as error:
        print("TypeError:", error)

print("to stderr", file=sys.stderr)
print(sys.stderr.write("more\n"))

# Replacing stdout captures print and write.
saved = sys.stdout
capture = io.StringIO()
sys.stdout = capture
try:
    print("captured", 1, 2, sep="-")
    sys.stdout.write("raw\n")
    print("stdout is changed:", sys.stdout is capture)
finally:
    sys.stdout = saved
print(repr(capture.getvalue()))
print(sys.stdout is sys.__stdout__)


class Upper:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())


upper = Upper()
print("a", "b", sep="+", end="!", file=upper)
print(upper.parts)
print("x", file=None)

sys.stdout = upper
print("via print")
sys.stdout = saved
print(upper.parts[-2:])

try:
    print("x", file=3)
except AttributeError as error:
    print("AttributeError:", error)

for keyword in ({"sep": 1}, {"end": b""}, {"nonsense": 1}):
    try:
        print("a", "b", **keyword)
    except TypeError as error:
        print("TypeError:", error)
print("a", "b", sep=None, end=None)
print()

# Reading from a replaced stdin.
saved_in = sys.stdin
sys.stdin = io.StringIO("first\nsecond\nlast without newline")
print(repr(input()))
print(repr(sys.stdin.readline()))
print(repr(input()))
try:
    input()
except EOFError as error:
    print("EOFError:", error)
sys.stdin = saved_in
print(repr(sys.stdin.read()))
print("the last stderr line", file=sys.stderr)
