"""Arguments: a small option parser over sys.argv with usage errors and exit code 2."""
import sys


class UsageError(Exception):
    pass


class Parser:
    def __init__(self, **options):
        self.options = options

    def parse(self, arguments):
        values = {name: option[1] for name, option in self.options.items()}
        rest = []
        queue = list(arguments)
        while queue:
            argument = queue.pop(0)
            if argument == "--":
                rest += queue
                break
            if argument.startswith("--"):
                name, equals, value = argument[2:].partition("=")
                name = name.replace("-", "_")
                if name not in self.options:
                    close = [known for known in self.options if known.startswith(name)]
                    if len(close) != 1:
                        raise UsageError(f"unknown option {argument}" if not close else f"ambiguous option {argument}: {', '.join(close)}")
                    name = close[0]
                kind = self.options[name][0]
                if kind is bool:
                    if equals:
                        raise UsageError(f"--{name} takes no value")
                    values[name] = True
                    continue
                if not equals:
                    if not queue:
                        raise UsageError(f"--{name} needs a value")
                    value = queue.pop(0)
                try:
                    if kind is list:
                        values[name] = values[name] + [value]
                    else:
                        values[name] = kind(value)
                except ValueError as error:
                    raise UsageError(f"--{name}: {error}") from None
            else:
                rest.append(argument)
        return values, rest


parser = Parser(count=(int, 1), name=(str, None), verbose=(bool, False), version=(bool, False), tag=(list, []), ratio=(float, 0.5))
values, rest = parser.parse(sys.argv[1:])
for name, value in values.items():
    print(f"{name} = {value!r}")
print("rest", rest)
for arguments in (
    [], ["--count", "3", "x"], ["--count=x"], ["--ver"], ["--verb"], ["--name"], ["--verbose=1"], ["--nothing"],
    ["--tag", "a", "--tag=b", "--", "--count"], ["--ratio=1e-3"], ["--ratio", "nan"], ["-"], ["--name="],
):
    try:
        values, rest = parser.parse(arguments)
        print(arguments, rest, {name: value for name, value in values.items() if value != parser.options[name][1]})
    except UsageError as error:
        print(arguments, "->", error)
try:
    parser.parse(["--count"])
except UsageError as error:
    print(f"usage error: {error}", file=sys.stderr)
    sys.exit(2)
