"""sys.exit without a value ends with code 0, even inside an except block."""
import sys


def main(arguments):
    total = 0
    for argument in arguments:
        try:
            total += int(argument)
        except ValueError as error:
            print("skipping:", error)
            continue
        except TypeError as error:
            print("type:", error)
        else:
            print("added", argument)
        finally:
            print("done with", repr(argument))
    return total


print(main(["1", "x", None, " 5 ", "0x10", "1_000"]))

codes = []
for value in (None, 0, 1, "", "message", 2.5):
    try:
        sys.exit(value)
    except SystemExit as stop:
        codes.append(stop.code)
print(codes)


class Quit(SystemExit):
    def __init__(self, reason):
        super().__init__(0)
        self.reason = reason


try:
    raise Quit("user left")
except SystemExit as stop:
    print(type(stop).__name__, stop.code, stop.reason)

try:
    raise KeyError("lost")
except KeyError:
    try:
        sys.exit()
    except SystemExit as stop:
        print(repr(stop), repr(stop.__context__))

print("goodbye")
try:
    {}["missing"]
except KeyError:
    sys.exit()
print("never printed")
