"""Standard input: input() in a loop until EOFError, with prompts on standard output."""
count = 0
total = 0
skipped = []
while True:
    try:
        line = input()
    except EOFError as error:
        print("end of input:", error)
        break
    count += 1
    text = line.strip()
    if not text:
        print(count, "blank", repr(line))
        continue
    if text.startswith("#"):
        print(count, "comment", text[1:].strip())
        continue
    command, _, rest = text.partition(" ")
    match command, rest.split():
        case "add", numbers if numbers:
            try:
                total += sum(int(n) for n in numbers)
            except ValueError as error:
                print(count, "error:", error)
                skipped.append(line)
            else:
                print(count, "total", total)
        case "mul", [number]:
            total *= int(number)
            print(count, "total", total)
        case "echo", _:
            print(count, repr(rest))
        case "eval", _:
            try:
                print(count, eval(rest))
            except Exception as error:
                print(count, f"{type(error).__name__}: {error}")
        case "reset", []:
            total = 0
        case _:
            print(count, "unknown command", repr(text))
            skipped.append(line)
print(count, "lines, total", total)
print(skipped)
try:
    input("a prompt> ")
except EOFError:
    print("<- prompt was shown")
for attempt in range(2):
    try:
        input()
    except EOFError as error:
        print("still at the end", attempt, type(error).__name__)
try:
    input(1, 2)
except TypeError as error:
    print("TypeError:", error)
raise SystemExit(len(skipped))
