"""Line structure: implicit and explicit joining, semicolons, blank lines, comments inside brackets."""

total = 1 + \
    2 + \
    3
print(total)

values = [
    1,
    2,  # a comment inside brackets

    3,
# a comment at column zero

    4,
]
print(values)

table = {
    "a": 1,
    "b": [
        1, 2,
            3,
  4,
    ],
    "c": (
        5
    ),
}
print(table)

result = (1 +
2 +
    3
        + 4)
print(result)

a = 1; b = 2; c = 3;
print(a, b, c); print(a + b); print("last")

if a: print("one line if"); print("same suite")
if not a: print("never"); print("never either")
else: print("one line else")

for i in range(3): print(i, end=" "); print(end="|")
print()

while a < 3: a += 1
print(a)


def one(): return 1
def two(): x = 2; return x
class Empty: pass
class Small: x = 1; y = 2


print(one(), two(), Small.x, Small.y, Empty.__name__)

try: print("try"); raise ValueError
except ValueError: print("except"); x = 1
else: print("never")
finally: print("finally"); del x

with_backslash = "a" \
    "b" \
    'c'
print(with_backslash)

assert total == 6, \
    "a message"

if total == 6 and \
        a == 3 or \
        False:
    print("condition over lines")


def many(
    first,
    second=(
        1,
        2,
    ),
    *rest,
    key=None,
):
    return first, second, rest, key


print(many(
    1,
    key="k",
))
print(many(1, 2, 3,
           4, key=5))

x = [i
     for i in range(10)
     if i % 2
     if i > 2]
print(x)
print("a", "b",

      "c")
long = ("abc"
        "def"  # comment between the parts
        "ghi")
print(long)
print(not
      True) if True else (
    None)
print({1: 2,
       3:
           4}[
    3
])
y = \
    \
    5
print(y)
print(1,
      2,)
lambda_over_lines = (lambda a,
                     b:
                     a + b)
print(lambda_over_lines(1, 2))
# the last line has no newline problem
print("end")  # end
