"""match: sequence patterns: lengths, stars, nesting, what counts as a sequence."""

from collections import deque, namedtuple
from collections.abc import Sequence


def shape(x):
    match x:
        case []:
            return "empty"
        case [_]:
            return "one"
        case [1, 2]:
            return "one two"
        case [first, 0]:
            return f"ends with zero after {first}"
        case (x, y) if x == y:
            return f"equal pair {x}"
        case [x, y]:
            return f"pair {x} {y}"
        case ["go", direction, *rest]:
            return f"go {direction} {rest}"
        case [*_, "last"]:
            return "ends with last"
        case [first, *middle, 99]:
            return f"first {first} middle {middle}"
        case [[a, b], [c, *d], *e]:
            return f"nested {a} {b} {c} {d} {e}"
        case [int(), int(), int()] as three:
            return f"three ints {three}"
        case [str() | bytes() as head, *tail]:
            return f"text head {head} {tail}"
        case [*everything]:
            return f"list of {len(everything)}"
        case _:
            return "no sequence"


Pair = namedtuple("Pair", "a b")
subjects = [
    [], (), [7], (None,), [1, 2], (5, 0), (4, 4), (4, 5), ["go", "north"], ["go", "up", "fast", "now"], [1, 2, "last"], [1, 2, 3, 99], [0, 99],
    [[1, 2], [3, 4, 5], 6, 7], [(1, 2), [3]], [1, 2, 3], ("s", 1, 2), [b"b", 1, 1], [None, 1, 2], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2, 3: 4}, None, range(2), range(3), deque([1, 2]), Pair(8, 9),
    iter([1, 2]), (i for i in range(2)), [[]], ["go"],
]
for s in subjects:
    print(type(s).__name__, shape(s))


def stars(x):
    match x:
        case [a, *b, c]:
            return a, b, c
        case [*a]:
            return a


print(stars([1, 2]), stars([1, 2, 3, 4]), stars((1,)), stars("ab"), stars(()))
match (1, (2, (3, [4, 5, 6]))):
    case (a, (b, (c, [d, *e]))):
        print(a, b, c, d, e)
match 1, 2, 3:
    case 1, *rest:
        print(rest)
match [1, 2, 3]:
    case 1, _, x:
        print(x)
match ([1],):
    case [x],:
        print(x)
match (5):
    case (x):
        print("parenthesised capture", x)
match (5,):
    case (x,):
        print("tuple of one", x)


class MySeq(Sequence):
    def __init__(self, *items):
        self.items = items
        self.log = []

    def __len__(self):
        self.log.append("len")
        return len(self.items)

    def __getitem__(self, i):
        self.log.append(i)
        return self.items[i]


m = MySeq(1, 2, 3)
match m:
    case [1, 5, _]:
        print("never")
    case [1, *rest, 3]:
        print(rest)
print(m.log[0], "len" in m.log)


class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i >= 2:
            raise IndexError(i)
        return i * 10


def is_pair(x):
    match x:
        case [a, b]:
            return a, b
    return None


print(is_pair(Registered()))
Sequence.register(Registered)
print(is_pair(Registered()))


class ListSub(list):
    pass


class StrSub(str):
    pass


print(is_pair(ListSub("xy")), is_pair(StrSub("xy")), is_pair(tuple("xy")))


def path(parts):
    match parts.split("/"):
        case ["", *rest]:
            return "absolute", rest
        case ["."] | [""]:
            return "here"
        case ["..", *rest]:
            return "up", rest
        case [name]:
            return "name", name
        case [*dirs, name]:
            return dirs, name


print([path(p) for p in ("/a/b", ".", "../x", "file", "a/b/c")])


def quicksort(l):
    match l:
        case [] | [_]:
            return l
        case [pivot, *rest]:
            return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


print(quicksort([3, 1, 4, 1, 5, 9, 2, 6]))


def total(x):
    match x:
        case []:
            return 0
        case [head, *tail]:
            return total(head) + total(tail)
        case int():
            return x


print(total([1, [2, [3, 4]], [], [[5]]]))
