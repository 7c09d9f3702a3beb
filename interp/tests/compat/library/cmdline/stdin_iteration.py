"""Standard input: iterating sys.stdin, readline, read with sizes, and what is left over."""
import sys

print(repr(sys.stdin.readline()), repr(sys.stdin.readline(4)), repr(sys.stdin.readline()))
print(repr(sys.stdin.read(6)), repr(sys.stdin.readline()))
header = next(sys.stdin)
print(header.split(), header.endswith("\n"))
rows = []
for number, line in enumerate(sys.stdin, 1):
    line = line.rstrip("\n")
    if line == "END":
        print("end marker at", number)
        break
    name, *values = line.split(",")
    rows.append((name.strip(), [float(v) if v.strip() else None for v in values]))
for name, values in rows:
    present = [v for v in values if v is not None]
    print(f"{name:<8}{sum(present):>10.2f}{len(present):>4}{max(present, default=0):>8g}")
widths = [max(map(len, column)) for column in zip(*([name, str(len(values))] for name, values in rows))]
print(widths)

print("-- the rest")
print(repr(input()))
remaining = sys.stdin.readlines()
print(len(remaining), [line.strip() for line in remaining])
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin))
try:
    input()
except EOFError as error:
    print("EOFError:", error)
try:
    next(sys.stdin)
except StopIteration:
    print("StopIteration")
words = {}
for line in remaining:
    for word in line.lower().split():
        word = word.strip(".,;!?")
        words[word] = words.get(word, 0) + 1
for word, n in sorted(words.items(), key=lambda pair: (-pair[1], pair[0])):
    print(n, word)
print(sys.stdin.closed, sys.stdin.name, sys.stdin.mode)
