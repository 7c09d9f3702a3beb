"""for and while: else, break, continue, nesting, changing what is iterated, loop variables."""

for i in range(3):
    print(i, end=" ")
else:
    print("else")
for i in range(5):
    if i == 2:
        break
else:
    print("never")
print("i after break", i)
for i in []:
    print("never")
else:
    print("else of an empty loop")
while i < 5:
    i += 1
    if i == 4:
        continue
    print(i, end=" ")
else:
    print("while else", i)
while True:
    i -= 1
    if i < 0:
        break
else:
    print("never")
while False:
    pass
else:
    print("while False else")


def find(matrix, wanted):
    for r, row in enumerate(matrix):
        for c, value in enumerate(row):
            if value == wanted:
                break
        else:
            continue
        break
    else:
        return None
    return r, c


print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
for i in range(3):
    i = i * 10
    print(i, end=" ")
print(i)
l = [1, 2, 3]
for v in l:
    if v < 3:
        l.append(v + 10)
    if len(l) > 6:
        break
print(l)
l = [1, 2, 3, 4, 5, 6]
for v in l:
    if v % 2 == 0:
        l.remove(v)
print(l)
l = [1, 2, 3, 4]
for v in l[:]:
    l.remove(v)
print(l)
for a, b in [(1, 2), (3, 4)]:
    print(a + b, end=" ")
for x, (y, *z) in [(1, (2, 3, 4))]:
    print(x, y, z)
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end=" ")
for c in "abc":
    print(c, end=" ")
for n, c in enumerate("ab", 1):
    print(n, c, end=" ")
for p, q in zip([1, 2, 3], "ab"):
    print(p, q, end=" ")
print()
for i in 1, 2, 3:
    print(i, end=" ")
for i in *[4], 5:
    print(i, end=" ")
for i in range(10, 0, -3):
    print(i, end=" ")
for i in reversed(range(3)):
    print(i, end=" ")
print()
d = {}
for d["key"] in range(3):
    pass
print(d)
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
        print("body", i)
    finally:
        print("finally", i)
for i in range(2):
    for j in range(2):
        for k in range(2):
            if k == 1:
                continue
            if j == 1:
                break
            print(i, j, k)
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)


def gen():
    try:
        for i in range(5):
            yield i
    finally:
        print("closed")


g = gen()
for v in g:
    if v == 2:
        break
g.close()
print(v)
it = iter(range(6))
for v in it:
    print(v, next(it), end="; ")
print()


def returns():
    for i in range(3):
        while True:
            if i == 1:
                return "returned", i
            break


print(returns())
for _ in range(2):
    class InLoop:
        value = _

    def f():
        return InLoop.value
    print(f(), end=" ")
print()
for i in range(1_000):
    if i * i > 500:
        break
print(i)
for bad in ("5", "None", "print", "1.5", "object()"):
    try:
        exec(f"for x in {bad}: pass")
    except TypeError as error:
        print(error)
