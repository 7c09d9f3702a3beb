"""copy of instances: attributes, slots, subclasses of built-ins, properties, inheritance."""
import copy


class Plain:
    made = 0

    def __init__(self, *items):
        Plain.made += 1
        self.items = list(items)
        self.extra = {"k": [1]}

    def __eq__(self, other):
        return vars(self) == vars(other)


p = Plain(1, [2])
q, r = copy.copy(p), copy.deepcopy(p)
print(Plain.made, q == p, r == p, q.items is p.items, r.items is p.items, r.extra["k"] is p.extra["k"], q.extra is p.extra)
q.note = "only here"
print(hasattr(p, "note"), type(r).__name__)


class Slotted:
    __slots__ = ("a", "b", "unset")

    def __init__(self, a, b):
        self.a, self.b = a, b


s = Slotted([1], 2)
t, u = copy.copy(s), copy.deepcopy(s)
print(t.a is s.a, u.a is s.a, u.a, t.b, hasattr(u, "unset"))


class Mixed(Slotted):
    def __init__(self):
        super().__init__(1, [2])
        self.c = [3]


m = copy.deepcopy(Mixed())
print(m.a, m.b, m.c, vars(m))


class MyList(list):
    def __init__(self, *items, label="none"):
        super().__init__(items)
        self.label = label


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyTuple(tuple):
    pass


class MyStr(str):
    pass


x = MyList(1, [2], label=["x"])
y = copy.deepcopy(x)
print(y, type(y).__name__, y.label, y.label is x.label, y[1] is x[1], copy.copy(x).label is x.label)
d = MyDict(a=[1])
d.attr = [5]
e = copy.deepcopy(d)
print(e, type(e).__name__, e.attr, e["a"] is d["a"])
i = MyInt(5)
i.tag = ["t"]
j = copy.deepcopy(i)
print(j, type(j).__name__, j.tag, j.tag is i.tag, copy.copy(MyTuple([1, 2])), type(copy.deepcopy(MyTuple([[1]]))).__name__, copy.copy(MyStr("s")) + "!")


class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)


root = Node("root")
Node("leaf", Node("child", root))
new = copy.deepcopy(root)
leaf = new.children[0].children[0]
print(leaf.name, leaf.parent.parent is new, leaf.parent.parent is root)
part = copy.deepcopy(root.children[0])
print(part.name, part.parent.name, part.parent is root, part.parent.children[0] is part)


class WithMethod:
    def __init__(self):
        self.callback = self.method
        self.function = len
        self.value = 1

    def method(self):
        return self.value


w = WithMethod()
v = copy.deepcopy(w)
v.value = 2
print(v.callback(), w.callback(), v.function is len, copy.copy(w).callback() == 1)
error = ValueError("bad", [1])
error.note = ["n"]
again = copy.deepcopy(error)
print(repr(again), again.args == error.args, again.args[1] is error.args[1], again.note)


class Custom(Exception):
    def __init__(self, a, b=0):
        super().__init__(a)
        self.b = b


custom = copy.copy(Custom("x", b=5))
print(repr(custom), custom.b)
