"""copy.copy and copy.deepcopy of built-in containers: what is shared, what is new."""
import copy
from collections import Counter, OrderedDict, defaultdict, deque


def report(label, original):
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    print(label, shallow == original, deep == original, shallow is original, deep is original, type(deep).__name__)


inner = [1, 2]
report("list", [inner, inner])
report("tuple of numbers", (1, 2))
report("tuple of lists", (inner, 3))
report("dict", {"k": inner})
report("set", {1, 2})
report("frozenset", frozenset([1, 2]))
report("bytearray", bytearray(b"ab"))
report("str", "text")
report("int", 10**30)
report("bytes", b"x")
report("None", None)
report("function", len)
report("lambda", lambda: 1)
report("class", OrderedDict)
report("range", range(5))
report("complex", 1j)
report("deque", deque([inner], maxlen=3))
report("defaultdict", defaultdict(list, a=inner))
report("OrderedDict", OrderedDict(a=inner))
report("Counter", Counter("aab"))
report("Ellipsis", ...)
report("NotImplemented", NotImplemented)

print("-- sharing")
a = [[1], [2]]
b, c = copy.copy(a), copy.deepcopy(a)
a[0].append("changed")
a.append("new")
print(a, b, c)
shared = [0]
both = [shared, shared, {"k": shared}]
deep = copy.deepcopy(both)
deep[0].append(1)
print(deep, both, deep[0] is deep[1], deep[2]["k"] is deep[0])
t = ([1], (2, 3))
d = copy.deepcopy(t)
print(d[0] is t[0], d[1] is t[1])

print("-- cycles")
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again, again[1] is again, again is loop)
table = {}
table["self"] = table
table["list"] = [table]
new = copy.deepcopy(table)
print(new["self"] is new, new["list"][0] is new, new is table)
pair = ([],)
pair[0].append(pair)
new = copy.deepcopy(pair)
print(new[0][0] is new, new is pair, new)

print("-- keys")
keyed = {(1, 2): [3], frozenset([4]): {5}}
new = copy.deepcopy(keyed)
print(new == keyed, new[1, 2] is keyed[1, 2], list(new))
print(copy.deepcopy(defaultdict(lambda: 5, {"a": 1}))["missing"], copy.copy(deque([1, 2], 2)).maxlen)

print("-- memo")
memo = {}
x = [1, [2]]
y = copy.deepcopy(x, memo)
print(y is not x, memo[id(x)] is y, copy.deepcopy(x, memo) is y)

grid = [[0] * 3 for _ in range(2)]
wrong, right = [grid[0]] * 2, copy.deepcopy(grid)
wrong[0][0] = 9
print(wrong, right, grid)
print(list(map(copy.copy, [[1], (2,), {3: 4}])), copy.Error.__name__, issubclass(copy.Error, Exception))
