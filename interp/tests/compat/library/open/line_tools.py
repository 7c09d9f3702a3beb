"""open in small programs: counting words, merging, filtering, rewriting a file, several files at once."""
import sys
from contextlib import ExitStack

BASE = "/tmp/sesf_compat_line_tools"
made = []


def path(name):
    full = f"{BASE}_{name}"
    if full not in made:
        made.append(full)
    return full


def remove(full):
    try:
        import os

        os.remove(full)
    except ImportError:
        open(full, "w").close()


with open(path("poem"), "w") as f:
    f.write("""The rain in Spain
stays mainly
in the plain

# a comment
By George, she's got it
""")

# wc
with open(path("poem")) as f:
    lines = words = letters = 0
    for line in f:
        lines += 1
        words += len(line.split())
        letters += len(line)
print(lines, words, letters)

# grep -n
with open(path("poem")) as f:
    for number, line in enumerate(f, 1):
        if "ain" in line:
            print(number, line, end="")

# Copy with a filter, then compare.
with open(path("poem")) as source, open(path("clean"), "w") as target:
    target.writelines(line for line in source if line.strip() and not line.startswith("#"))
with open(path("clean")) as f:
    print(f.read().count("\n"))

# A file rewritten in place.
with open(path("clean"), "r+") as f:
    text = f.read()
    f.seek(0)
    f.write(text.upper())
    f.truncate()
print(open(path("clean")).readline().strip())

# Merging sorted files.
for name, numbers in (("a", [1, 4, 7]), ("b", [2, 3, 9, 10]), ("c", [])):
    with open(path(name), "w") as f:
        print(*numbers, sep="\n", end="\n" if numbers else "", file=f)


def merge(*names):
    with ExitStack() as stack:
        files = [stack.enter_context(open(path(name))) for name in names]
        heads = {index: int(line) for index, f in enumerate(files) if (line := f.readline())}
        while heads:
            index = min(heads, key=heads.get)
            yield heads[index]
            line = files[index].readline()
            if line:
                heads[index] = int(line)
            else:
                del heads[index]


print(list(merge("a", "b", "c")))

# A tiny settings file.
with open(path("settings"), "w") as f:
    f.write("[main]\nname = test\nsize=10\n\n[other]\n; note\nflag = yes\nbroken line\n")


def settings(full):
    section, result = None, {}
    with open(full) as f:
        for number, line in enumerate(f, 1):
            line = line.strip()
            if not line or line[0] in ";#":
                continue
            if line[0] == "[" and line[-1] == "]":
                section = result.setdefault(line[1:-1], {})
            elif "=" in line:
                key, _, value = line.partition("=")
                section[key.strip()] = value.strip()
            else:
                print(f"line {number}: cannot read {line!r}", file=sys.stderr)
    return result


print(settings(path("settings")))

# A log that is appended to.
for level, text in (("info", "start"), ("error", "bad"), ("info", "end")):
    with open(path("log"), "a") as f:
        print(f"[{level:>5}] {text}", file=f)
with open(path("log")) as f:
    print([line[9:-1] for line in f if "info" in line])
for name in ("none",):
    try:
        open(path(name))
    except FileNotFoundError as error:
        made.remove(error.filename)
        print("no such file:", error.filename == path(name))
        made.remove(path(name))
for full in made:
    remove(full)
print(len(made), "removed")
