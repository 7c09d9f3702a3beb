"""Containers that contain themselves: repr, equality, copies."""

l = [1]
l.append(l)
print(l, l[1] is l, l[1][1][0], len(l))
d = {"k": 1}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
a, b = [], []
a.append(b)
b.append(a)
print(a, b)
mixed = {"list": [], "tuple": ()}
mixed["list"].append(mixed)
mixed["tuple"] = (mixed["list"], mixed)
print(mixed)
shared = [1]
print([shared, shared], {"a": shared, "b": shared}, (shared, [shared]))


class L(list):
    pass


class D(dict):
    def __repr__(self):
        return f"D({super().__repr__()})"


x = L([1])
x.append(x)
print(x)
y = D()
y["y"] = y
print(repr(y)[:6])


class Node:
    def __init__(self, name):
        self.name, self.links = name, []

    def __repr__(self):
        return f"Node({self.name}, {self.links})"


n = Node("a")
n.links.append(Node("b"))
print(n)
n.links.append(n.links)
print(n)
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field

q = deque([1])
q.append(q)
print(q)
od = OrderedDict()
od["k"] = od
print(od)
dd = defaultdict(list)
dd["k"].append(dd)
print(str(dd).replace("<class 'list'>", "list"))


@dataclass
class Tree:
    v: int
    kids: list = field(default_factory=list)


tree = Tree(1)
tree.kids.append(tree)
tree.kids.append(Tree(2))
print(tree)
print({"values": d.values()} and list(d.keys()), str(d.items()))
for source in ("l == l", "d == d", "[l] == [l]", "a == b", "t == t"):
    try:
        print(source, eval(source))
    except RecursionError:
        print(source, "RecursionError")
m = [1]
m.append(m)
try:
    print(l == m)
except RecursionError:
    print("RecursionError")
print(l in l, l.index(l), l.count(l), "%s" % (l,), f"{l!r}", str(l) == repr(l), ascii(l))
import copy

c = copy.deepcopy(l)
print(c, c[1] is c, copy.copy(l)[1] is l)
s = [1, 2]
s[0] = s
s[1] = (s, {"s": s})
print(s)
l.clear()
print(l, d.pop("self") is d, d)
deep = []
for _ in range(50):
    deep = [deep]
print(str(deep).count("["), len(str(deep)))
from itertools import count
pair = [1, [2, [3]]]
pair[1][1].append(pair[1])
print(pair)
