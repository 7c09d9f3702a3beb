"""Assignment expressions and conditional expressions."""

if (n := len("hello")) > 3:
    print(n)
data = iter([1, 2, 3, 0, 4])
while (item := next(data)) != 0:
    print(item, end=" ")
print(item)
print([y := 1, y ** 2, y + (z := 5), z], y, z)
print((a := 1) + (a := 2) + a, a)
results = [r for v in range(6) if (r := v * v) % 2]
print(results, r)
print({(k := c): k.upper() for c in "ab"}, k)


def f(x, y=0):
    return x, y


print(f(x := 3, y := 4) if False else f((x := 3), y=(y := 4)), x, y)
print((t := 1, 2), t, (u := (1, 2)), u)
d = {"key": "value"}
if v := d.get("key"):
    print("found", v)
if not (w := d.get("none")):
    print("not found", w)
print(any((witness := s) > 3 for s in [1, 5, 2]), witness)
print(all((counter := s) < 3 for s in [1, 5, 2]), counter)
lines = iter(["a=1", "b", "c=2"])
pairs = [parts for line in lines if len(parts := line.split("=")) == 2]
print(pairs, parts)


def scope():
    if (inner := 10) > 5:
        pass

    def nested():
        return (inner2 := inner) + inner2
    return inner, nested()


print(scope())


def global_walrus():
    global gw
    return [gw := i for i in range(3)]


print(global_walrus(), gw)


def nonlocal_walrus():
    nw = None

    def g():
        nonlocal nw
        (nw := 5)
        [nw := nw + 1 for _ in range(3)]
    g()
    return nw


print(nonlocal_walrus())
print(f"{(fw := 5)} {fw} {fw:=5}")
print((lambda: (lw := 5) + lw)(), [(i, j) for i in range(2) if (j := i)] , not (q := 0), q)
x = 5
print("pos" if x > 0 else "neg" if x < 0 else "zero")
print(("a" if x else "b") + "c", "a" if x else "b" + "c", [1 if i % 2 else 0 for i in range(4)])
print((lambda v: "even" if v % 2 == 0 else "odd")(3), {"t": 1} if x else {}, (1, 2) if x else (3,), 1, 2 if x else 3)
print(1 if [] else 2 if {} else 3 if "" else 4, (1 if True else 2) if False else (3 if True else 4))
calls = []


def mark(value):
    calls.append(value)
    return value


mark("then") if mark(True) else mark("else")
mark("then") if mark(False) else mark("else")
print(calls)
print(x and "and", x or "or", 0 and 1, 0 or "", None or [] or 0 or "last", 1 and 2 and 3, not x, not not x)
print((0 or 1) and (2 or 3), 0 or 1 and 2, "" and 1 / 0, "x" or 1 / 0, [] or {} or (), 1 and [] and 2)
print([c if c else "-" for c in ["a", "", "b"]], max(3 if x else 4, 2), [*([1] if x else []), 2], {**({"a": 1} if not x else {})})
