"""sys.exit with a number: the exit code."""

import sys

for value in (None, 0, 1, "text", 2.5, [1], True, ()):
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error), error.code, error.args)
try:
    sys.exit()
except SystemExit as error:
    print(repr(error), error.code)
try:
    sys.exit((1, 2))
except SystemExit as error:
    print(error.code)
try:
    sys.exit(1, 2)
except TypeError as error:
    print(error)
try:
    sys.exit(3)
finally:
    print("finally runs before the exit")
