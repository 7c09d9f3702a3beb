"""operator: itemgetter, attrgetter, methodcaller, their reprs and errors."""
from operator import attrgetter, itemgetter, methodcaller


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("-- itemgetter")
print(itemgetter(1)("ABC"), itemgetter(1, 3, 0)("ABCDE"), itemgetter(slice(2, None))("ABCDE"), itemgetter(-1)([1, 2]))
print(itemgetter("name")({"name": "Ann"}), itemgetter("a", "b")({"a": 1, "b": 2, "c": 3}), itemgetter((1, 2))({(1, 2): "tuple key"}))
stock = [("apple", 3), ("banana", 2), ("pear", 5), ("orange", 1)]
print(sorted(stock, key=itemgetter(1)), max(stock, key=itemgetter(1)), list(map(itemgetter(0), stock)))
print(repr(itemgetter(1)), repr(itemgetter("a", 2)), itemgetter(True)("ab"))
attempt(lambda: itemgetter(5)("abc"))
attempt(lambda: itemgetter("x")({}))
attempt(lambda: itemgetter("x")([1]))
attempt(lambda: itemgetter())
attempt(lambda: itemgetter(1)(5))
attempt(lambda: itemgetter(1)())
attempt(lambda: itemgetter(0)("a", "b"))

print("-- attrgetter")


class Address:
    def __init__(self, city, street):
        self.city = city
        self.street = street


class Person:
    def __init__(self, name, age, address):
        self.name = name
        self.age = age
        self.address = address

    def __repr__(self):
        return f"<{self.name}>"

    @property
    def initial(self):
        return self.name[0]


people = [Person("Cid", 30, Address("Rome", "Via")), Person("Ann", 25, Address("Oslo", "Gate")), Person("Bob", 25, Address("Bern", "Gasse"))]
print(attrgetter("name")(people[0]), attrgetter("name", "age")(people[1]), attrgetter("address.city")(people[2]))
print(attrgetter("address.city", "initial")(people[0]), sorted(people, key=attrgetter("age", "name")))
print(sorted(people, key=attrgetter("address.street")), attrgetter("__class__.__name__")(5), attrgetter("real")(3))
print(repr(attrgetter("a")), repr(attrgetter("a.b", "c")))
attempt(lambda: attrgetter("missing")(people[0]))
attempt(lambda: attrgetter("address.zip")(people[0]))
attempt(lambda: attrgetter(5))
attempt(lambda: attrgetter("a", 5))
attempt(lambda: attrgetter())
attempt(lambda: attrgetter("name")())

print("-- methodcaller")
print(methodcaller("upper")("abc"), methodcaller("split", "-", maxsplit=1)("a-b-c"), methodcaller("replace", "a", "b")("aaa"))
print(list(map(methodcaller("strip"), [" a ", "b "])), sorted(["bb", "A"], key=methodcaller("lower")))
print(repr(methodcaller("m")), repr(methodcaller("m", 1, "x")), repr(methodcaller("m", 1, key=2)))
print(methodcaller("__len__")([1, 2]), methodcaller("format", 1, x=2)("{} {x}"))
attempt(lambda: methodcaller("nothing")("abc"))
attempt(lambda: methodcaller())
attempt(lambda: methodcaller(5))
attempt(lambda: methodcaller("upper", 1)("abc"))
attempt(lambda: methodcaller("upper")())

# Together in data handling.
rows = [{"k": k, "v": v} for k, v in zip("baba", (1, 2, 3, 4))]
rows.sort(key=itemgetter("k", "v"))
print(rows)
print([itemgetter(*range(2))(row) for row in ("xyz", [1, 2, 3])])
pairs = sorted({"one": 1, "three": 3, "two": 2}.items(), key=itemgetter(1), reverse=True)
print(pairs, dict(map(itemgetter(1, 0), pairs)))
