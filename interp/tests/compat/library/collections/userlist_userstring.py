"""collections.UserList and UserString: wrappers to be extended."""
from collections import UserList, UserString


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = UserList([3, 1, 2])
print(a, a.data, len(a), a[0], a[-1], a[1:], type(a[1:]).__name__, 1 in a)
a.append(5)
a.insert(0, "x")
a.extend([7, 8])
a[1] = 30
del a[0]
print(a, a.pop(), a.pop(0), a.index(5), a.count(1))
a.remove(5)
a.reverse()
print(a, a + [9], [9] + a, a * 2, 2 * a, type(a + [1]).__name__)
a += (1, 2)
a *= 2
a.sort()
print(a, sorted(a, reverse=True), a == sorted(a), a < [100], a > UserList([0]))
b = a.copy()
b.clear()
print(b, a.copy() == a, bool(b), list(reversed(UserList("abc"))))
a[1:3] = ["p", "q"]
print(a, isinstance(a, list), UserList(), UserList("ab"), UserList(UserList([1])))
attempt(lambda: a[100])
attempt(lambda: UserList().pop())
attempt(lambda: UserList([1]).remove(2))
attempt(lambda: UserList(5))
attempt(lambda: UserList([1]) + 5)
attempt(lambda: UserList(["a", 1]).sort())


class Sorted(UserList):
    def append(self, item):
        super().append(item)
        self.data.sort()


s = Sorted([1])
for item in (5, 3, 9, 0):
    s.append(item)
print(s, type(s[1:]).__name__, type(s * 2).__name__)

print("-- UserString")
u = UserString("Hello World")
print(u, repr(u), len(u), u[0], u[-5:], type(u[1:]).__name__, u.data)
print(u.upper(), u.split(), u.replace("o", "0"), u.find("W"), u.count("l"), u.startswith("He"))
print(u + "!", "<" + u, u * 2, type(u + "!").__name__, type(u.lower()).__name__)
print(u == "Hello World", u < "I", u == UserString("Hello World"), hash(u) == hash("Hello World"))
print("World" in u, UserString("or") in u, sorted(UserString("cab")), {u: 1}["Hello World"])
print(UserString(12) + 3, int(UserString("42")) + 1, float(UserString("1.5")), str(u) + "?")
print(u % (), UserString("%s-%d") % ("a", 5), UserString("{}+{b}").format(1, b=2))
print(u.join(["1", "2"]), u.center(15, "*"), u.title().swapcase(), u.encode())
print(isinstance(u, str), u.isalpha(), UserString("abc").isalpha(), u.partition(" "))
attempt(lambda: u + None)
attempt(lambda: u[50])
attempt(lambda: u.nothing())
attempt(lambda: u.index("zzz"))


class Shout(UserString):
    def __init__(self, text):
        super().__init__(str(text).upper())


print(Shout("quiet"), Shout("a") + "b", type(Shout("a")[0]).__name__)
