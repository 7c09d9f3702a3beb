"""Standard input: input(), iteration over lines, read, end of file."""

import sys

print(input())
name = input("prompt> ")
print(f"hello {name!r}")
print(repr(input()))
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    if "stop" in line:
        break
print(repr(sys.stdin.read(5)))
print(repr(sys.stdin.read()))
print(repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin))
try:
    input()
except EOFError as error:
    print(repr(error))
input()
