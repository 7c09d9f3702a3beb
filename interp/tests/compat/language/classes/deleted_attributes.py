# Attributes deleted and assigned again, in the order of assignment and in reverse, and what reads them at one place.


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def sum(self):
        return self.x + self.y + self.z


class Slotted:
    __slots__ = ("a", "b")


class Mixed(Slotted):
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


def delete_all(point, names):
    for name in names:
        delattr(point, name)
        print(name, vars(point), hasattr(point, name))


def show(point):
    try:
        return point.sum()
    except AttributeError as error:
        return str(error)


for names in ("zyx", "xyz", "yzx"):
    point = Point(1, 2, 3)
    other = Point(4, 5, 6)
    print(show(point), show(other))
    delete_all(point, names)
    print(show(point), show(other))
    for value, name in enumerate(names):
        setattr(point, name, value)
        print(vars(point), show(point))
    del point.z
    point.w, point.z = 7, 8
    print(vars(point), show(point), show(Point(9, 9, 9)))

point = Point(1, 2, 3)
namespace = vars(point)
del point.z
print(namespace, "z" in namespace)
for attempt in range(2):
    try:
        del point.z
    except AttributeError as error:
        print(error)

mixed = Mixed()
del mixed.c, mixed.b
print(vars(mixed), hasattr(mixed, "b"), mixed.a)
mixed.b, mixed.d = 4, 5
print(vars(mixed), mixed.b)

error = ValueError("v")
error.code, error.place = 1, 2
del error.place
print(vars(error), error.args)
del error.code
print(vars(error), hasattr(error, "code"))
