"""copy.copy and copy.deepcopy: builtin containers, __copy__, __deepcopy__, cycles, shared parts, slots."""

import copy


class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)

    def __repr__(self):
        return f"Node({self.value}, {self.children})"


leaf = Node("leaf")
root = Node("root", [leaf, leaf])
shallow, deep = copy.copy(root), copy.deepcopy(root)
leaf.value = "changed"
root.children.append(Node("new"))
print(shallow, deep)
print(shallow.children is root.children, deep.children[0] is deep.children[1], type(deep).__name__)

nested = [[1, 2], {"k": [3]}, (4, [5]), {6}]
s, d = copy.copy(nested), copy.deepcopy(nested)
nested[0].append(9)
nested[1]["k"].append(9)
nested[2][1].append(9)
nested[3].add(9)
print(s[:3], sorted(s[3]), d)

cycle = [1]
cycle.append(cycle)
c = copy.deepcopy(cycle)
print(c, c[1] is c, c is cycle)
loop = {}
loop["self"] = loop
l2 = copy.deepcopy(loop)
print(l2["self"] is l2)
n = Node("n")
n.children.append(n)
m = copy.deepcopy(n)
print(m.children[0] is m)

for value in (1, 1.5, "s", b"b", None, True, (1, 2), frozenset([1]), range(3), len, int, Node, ..., lambda: 1):
    print(copy.copy(value) is value, copy.deepcopy(value) is value, end="; ")
print()
t = (1, [2])
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy(t))
for value in ([1], {1: 2}, {1}, bytearray(b"x")):
    print(copy.copy(value) == value, copy.copy(value) is value, value.copy() == value)


class Custom:
    def __init__(self, x):
        self.x = x

    def __copy__(self):
        print("__copy__", end=" ")
        return Custom(self.x + 1)

    def __deepcopy__(self, memo):
        print("__deepcopy__", type(memo).__name__, end=" ")
        return Custom(copy.deepcopy(self.x, memo))


print(copy.copy(Custom(1)).x, copy.deepcopy(Custom([2])).x, [e.x for e in copy.deepcopy([Custom(3)])])


class Slotted:
    __slots__ = ("a", "b")


sl = Slotted()
sl.a = [1]
for f in (copy.copy, copy.deepcopy):
    new = f(sl)
    print(new.a, new.a is sl.a, hasattr(new, "b"))


class ListSub(list):
    pass


ls = ListSub([1, [2]])
ls.tag = ["t"]
for f in (copy.copy, copy.deepcopy):
    new = f(ls)
    print(type(new).__name__, new, new.tag, new.tag is ls.tag, new[1] is ls[1])


class DictSub(dict):
    def __init__(self, *args):
        print("init", args, end=" ")
        super().__init__(*args)


print(copy.copy(DictSub({"a": 1})), type(copy.deepcopy(DictSub({"a": 1}))).__name__)


class WithState:
    def __init__(self):
        self.keep, self.drop = 1, 2

    def __getstate__(self):
        return {"keep": self.keep}

    def __setstate__(self, state):
        print("setstate", state, end=" ")
        self.__dict__.update(state)


w = copy.copy(WithState())
print(w.__dict__)
print(copy.deepcopy({"a": root.children, "b": root.children})["a"] is not root.children)
x = [1, [2]]
y = x[:]
z = list(x)
y[1].append(3)
print(x, y is x, z)
e = copy.deepcopy(ValueError("m", 1))
print(repr(e), e.args)
def gen():
    yield 1
for value in (gen(),):
    try:
        copy.copy(value)
    except TypeError as error:
        print(error)
