"""sys.exit with an object that is neither int nor str prints str() of it and gives code 1."""
import sys


class Reason:
    def __init__(self, text, weight):
        self.text = text
        self.weight = weight

    def __str__(self):
        return f"reason: {self.text} ({self.weight})"

    def __repr__(self):
        return f"Reason({self.text!r}, {self.weight!r})"


def check(condition, text, weight=1):
    if not condition:
        sys.exit(Reason(text, weight))
    print("passed:", text)


check(1 + 1 == 2, "addition")
check("a" < "b", "order")
try:
    check([] == (), "list and tuple")
except SystemExit as stop:
    print(repr(stop))
    print(str(stop))
    print(stop.code.weight)
    print(stop.args[0] is stop.code)

try:
    try:
        check(False, "first")
    except SystemExit as stop:
        raise RuntimeError("converted") from stop
except RuntimeError as error:
    print(error, "<-", error.__cause__)

results = []
for attempt in range(3):
    try:
        check(attempt % 2 == 0, f"attempt {attempt}", attempt)
        results.append("ok")
    except SystemExit as stop:
        results.append(str(stop.code))
print(results)
check(not True, "the last check", 99)
