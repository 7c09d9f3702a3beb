"""sys.argv: the arguments of the command line as strings, and changing the list."""
import sys

arguments = sys.argv[1:]
print(len(sys.argv), type(sys.argv))
print(all(isinstance(argument, str) for argument in sys.argv))
for position, argument in enumerate(arguments, 1):
    print(position, repr(argument), len(argument))

options = {}
rest = []
iterator = iter(arguments)
for argument in iterator:
    if argument == "--":
        rest.extend(iterator)
    elif argument.startswith("--"):
        name, equals, value = argument[2:].partition("=")
        options[name] = value if equals else True
    elif argument.startswith("-") and len(argument) > 1 and not argument[1].isdigit():
        for letter in argument[1:]:
            options[letter] = options.get(letter, 0) + 1
    else:
        rest.append(argument)
print(options)
print(rest)

numbers = []
for argument in rest:
    try:
        numbers.append(int(argument))
    except ValueError as error:
        print("ValueError:", error)
print(sum(numbers), numbers)

sys.argv.append("added")
print(sys.argv[-1])
sys.argv[1:] = ["replaced"]
print(sys.argv[1:])
del sys.argv[1:]
print(len(sys.argv))
try:
    sys.argv[5]
except IndexError as error:
    print("IndexError:", error)

print("verbose:", options.get("v", 0))
sys.exit(options.get("v", 0))
