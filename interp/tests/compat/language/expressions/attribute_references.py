"""Attribute references: chains, on literals and results of calls, assignment, deletion, private names."""


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def link(self, node):
        self.next = node
        return self

    def __repr__(self):
        return f"Node({self.value})"


n = Node(1, Node(2, Node(3)))
print(n.next.next.value, n.next.next.next, n.link(Node(5)).next.value)
n.next.value = 10
n.next.next = Node(11)
n.next.next.extra = "e"
print(n.next.value, n.next.next.extra, n . next . value)
del n.next.next.extra
print(hasattr(n.next.next, "extra"))
print("abc".upper().lower().title(), [3, 1].copy().__len__(), {"a": 1}.items().__len__(), (1).real, 1.5.is_integer(), 1j.imag, (5).numerator, True.real)
print("{}".format(1).zfill(3).center(7, "*").strip("*"), "a-b".split("-")[0].upper(), "%s" .strip())
print((lambda: 1).__name__, [].append.__name__, (x for x in []).__name__, type(n).__name__, n.__class__.__name__, Node.__init__.__name__)
n.a = n.b = n.c = 7
n.a, n.b = n.b + 1, n.a + 2
n.c += 5
n.d: int = 3
(n.e) = 4
[n.f, *n.g] = "xyz"
for n.h in range(2):
    pass
print(n.a, n.b, n.c, n.d, n.e, n.f, n.g, n.h)
setattr(n, "not an identifier", 1)
print(getattr(n, "not an identifier"), "not an identifier" in n.__dict__)
print(getattr(n, "value"), getattr(n, "zzz", None), hasattr(n, "value"), getattr(n, "zzz", getattr(n, "value")))
Node.shared = []
n.shared.append(1)
print(Node.shared, "shared" in n.__dict__)


class Account:
    def __init__(self):
        self.__balance = 10
        self._protected = 20
        self.__dunder__ = 30

    def read(self):
        return self.__balance

    def other(self, account):
        return account.__balance

    class __Hidden:
        pass

    def hidden(self):
        return self.__Hidden.__name__

    def __method(self):
        return "mangled"

    def call(self):
        return self.__method()


acc = Account()
print(acc.read(), acc.other(Account()), acc._Account__balance, acc._protected, acc.__dunder__, sorted(acc.__dict__), acc.hidden(), acc.call(), acc._Account__method())
try:
    acc.__balance
except AttributeError as error:
    print(error)
acc.__balance = "a new attribute"
print(acc.read(), acc.__balance)


class Child(Account):
    def read_child(self):
        return self.__balance


try:
    Child().read_child()
except AttributeError as error:
    print(error)


def uses_private(obj):
    return obj.__balance


print(uses_private(acc))
import math
print(math.pi.__class__.__name__, math.floor(2.9), str.join.__name__, int.from_bytes(b"\x01", "big"), dict.fromkeys("a"), "x".__class__.__mro__[1].__name__)
for source in ("n.missing", "n.next.missing", "n.next.next.next.value", "del n.missing", "None.x", "n.value.x", "n.link.x", "(1).x", "math.nothing", "Node.nothing", "n.missing += 1", "n.next.next.next.value = 1", "getattr(n, 5)", "getattr(n)", "setattr(n, 'a')", "hasattr(n, 1)", "delattr(n, 'nope')", "'a'.b.c", "[].x = 1", "n.x.y = 1", "[1].appendd(2)", "{}.a = 1"):
    try:
        exec(source)
        print(source, "fine")
    except Exception as error:
        print(source, "->", type(error).__name__, error)
