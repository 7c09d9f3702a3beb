"""__hash__: defaults, __eq__ without __hash__, None, dictionaries of objects, equal numbers."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


d = {Point(1, 2): "a", Point(3, 4): "b"}
print(d[Point(1, 2)], Point(3, 4) in d, Point(5, 6) in d, len({Point(0, 0), Point(0, 0), Point(0, 1)}))
d[Point(1, 2)] = "changed"
print(d)


class NoHash:
    def __eq__(self, other):
        return True


class Explicit:
    __hash__ = None


class Inherited(Point):
    pass


class Overridden(Point):
    def __eq__(self, other):
        return False


class Restored(Point):
    def __eq__(self, other):
        return super().__eq__(other)

    __hash__ = Point.__hash__


for cls in (NoHash, Explicit):
    try:
        hash(cls())
    except TypeError as error:
        print(cls.__name__, error)
print(NoHash.__hash__, Explicit.__hash__)
print(hash(Inherited(1, 2)) == hash(Point(1, 2)), Inherited(1, 2) in d)
try:
    {Overridden(1, 2): 1}
except TypeError as error:
    print(error)
print(Restored(1, 2) in d)
for value in ([], {}, set(), bytearray(), [1], ([],), (1, [2]), slice(1), {1: 2}.items()):
    try:
        hash(value)
        print("hashable", type(value).__name__)
    except TypeError as error:
        print(error)
for action in (lambda: {[]: 1}, lambda: {{}}, lambda: [] in {}, lambda: {}[[]], lambda: {1}.add({}), lambda: frozenset([[]]), lambda: {}.get([]), lambda: [] in {1}):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Bad:
    def __hash__(self):
        return "text"


class Big:
    def __hash__(self):
        return 2 ** 200


class Raises:
    def __hash__(self):
        raise ValueError("no hash today")


for cls in (Bad, Big, Raises):
    try:
        print(cls.__name__, isinstance(hash(cls()), int))
    except Exception as error:
        print(cls.__name__, type(error).__name__, error)
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(0) == hash(0.0) == hash(-0.0) == hash(False))
print(hash(2 ** 70) == hash(float(2 ** 70)), hash(-1) == hash(-1.0), hash(0.5) == hash(0.5 + 0j))
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b", 0.0: "c"})
print(hash(1), hash(12345), hash(-5), hash(True), hash(0))
print(hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print(hash(b"x") == hash(b"x"), hash(None) == hash(None), hash(print) == hash(print), hash(range(3)) == hash(range(0, 3, 1)))
print(hash(range(0)) == hash(range(5, 5)), range(0, 4, 2) == range(0, 3, 2), hash(range(0, 4, 2)) == hash(range(0, 3, 2)))
o = object()
print(hash(o) == hash(o), {o: 1}[o], hash(Point) == hash(Point))


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n


many = {Same(i): i for i in range(50)}
print(len(many), all(many[Same(i)] == i for i in range(50)))
del many[Same(20)]
print(len(many), Same(20) in many, Same(21) in many)
