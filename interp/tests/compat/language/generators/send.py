"""send(): values into generators, priming, coroutine-style programs."""


def echo():
    received = None
    while True:
        received = yield received


g = echo()
print(next(g), g.send(1), g.send("two"), next(g), g.send(None), g.send([3]))
g = echo()
try:
    g.send("not primed")
except TypeError as error:
    print(error)
print(g.send(None), g.send(5))


def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return count, average
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(60))
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    a.send(1)
except StopIteration as stop:
    print("finished", stop.value)


def order():
    print("a", end=" ")
    x = yield 1
    print("got", x, end=" ")
    y = (yield 2) + (yield 3)
    print("sum", y, end=" ")
    print(f"{(yield 4)} in f-string", end=" ")
    z = [(yield 5), (yield 6)]
    print("list", z, end=" ")
    d = {(yield 7): (yield 8)}
    print("dict", d, end=" ")
    if (yield 9):
        print("true branch", end=" ")
    x = yield
    return x


g = order()
value = None
try:
    while True:
        out = g.send(value)
        value = None if value is None and out is None else (out or 0) * 10
        print("->", out)
except StopIteration as stop:
    print("returned", stop.value)


def grep(pattern, target):
    while True:
        line = yield
        if pattern in line:
            target.send(line)


def collect(into):
    while True:
        into.append((yield))


found = []
sink = collect(found)
next(sink)
search = grep("x", sink)
next(search)
for line in ("axb", "none", "xx", "y"):
    search.send(line)
print(found)


def account(balance):
    while True:
        match (yield balance):
            case ("deposit", n):
                balance += n
            case ("withdraw", n) if n <= balance:
                balance -= n
            case ("withdraw", n):
                print("refused", n, end=" ")
            case "close":
                return balance


acc = account(100)
next(acc)
print(acc.send(("deposit", 50)), acc.send(("withdraw", 500)), acc.send(("withdraw", 30)))
try:
    acc.send("close")
except StopIteration as stop:
    print("closed with", stop.value)


def scheduler(tasks):
    log, queue = [], [(name, task, None) for name, task in tasks]
    while queue:
        name, task, message = queue.pop(0)
        try:
            request = task.send(message)
        except StopIteration as stop:
            log.append(f"{name} done {stop.value}")
        else:
            log.append(f"{name} {request}")
            queue.append((name, task, len(log)))
    return log


def task(n):
    got = []
    for i in range(n):
        got.append((yield f"step {i}"))
    return got


print(scheduler([("A", task(2)), ("B", task(1)), ("C", task(3))]))


def assigned_targets():
    d = {}
    d["k"] = yield "item"
    class O: pass
    o = O()
    o.attr = yield "attr"
    a, b = yield "unpack"
    [c, *e] = yield "star"
    f: int = yield "annotated"
    d["k"] += yield "augmented"
    return d, o.attr, a, b, c, e, f


g = assigned_targets()
out = next(g)
try:
    for v in (1, 2, (3, 4), "xyz", 5, 10):
        print(out, end=" ")
        out = g.send(v)
    print(out, end=" ")
    g.send(10)
except StopIteration as stop:
    print(stop.value)


def calls():
    print((yield 1), (yield 2), sep=(yield 3))
    return max((yield 4), (yield 5))


g = calls()
out = g.send(None)
try:
    while True:
        out = g.send(out * 10 if out != 3 else "-")
except StopIteration as stop:
    print(stop.value)
for source in ("g.send()", "g.send(1, 2)", "echo().send(1)", "iter([]).send(1)"):
    try:
        eval(source)
    except (TypeError, AttributeError) as error:
        print(source, "->", error)
