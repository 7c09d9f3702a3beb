"""sys.exit with a number: the exit code, finally blocks and nesting."""
import sys

log = []


def worker(depth):
    try:
        if depth == 0:
            sys.exit(7)
        worker(depth - 1)
    finally:
        log.append(depth)


try:
    worker(4)
except SystemExit as stop:
    print("code", stop.code)
print(log)


def generator():
    try:
        yield 1
        sys.exit(9)
    finally:
        print("generator closed")


try:
    for item in generator():
        print("item", item)
except SystemExit as stop:
    print("from generator", stop.code)

# A new SystemExit replaces the earlier one.
try:
    try:
        sys.exit(1)
    finally:
        sys.exit(2)
except SystemExit as stop:
    print("replaced", stop.code, "context", stop.__context__.code)


# A `return` in finally swallows it.
def swallow():
    try:
        sys.exit(5)
    finally:
        return "swallowed"


print(swallow())

for code in (True, False, 255):
    try:
        sys.exit(code)
    except SystemExit as stop:
        print(repr(stop.code))

stop = SystemExit(12)
stop.code = 42
print(repr(stop), stop.args, stop.code)
try:
    print("before the end")
    raise stop
finally:
    print("cleaning up")
