"""copy: __copy__, __deepcopy__, __reduce_ex__, __reduce__, __getstate__, __setstate__, __getnewargs__."""
import copy


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Counted:
    def __init__(self, value, copies=0):
        self.value, self.copies = value, copies

    def __copy__(self):
        return Counted(self.value, self.copies + 1)

    def __deepcopy__(self, memo):
        return Counted(copy.deepcopy(self.value, memo), self.copies + 100)

    def __repr__(self):
        return f"Counted({self.value}, {self.copies})"


c = Counted([1])
print(copy.copy(c), copy.copy(copy.copy(c)), copy.deepcopy(c), copy.deepcopy([c, c]), copy.copy([c]))
twice = copy.deepcopy([c, c])
print(twice[0] is twice[1])


class Single:
    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


s = Single()
print(copy.copy(s) is s, copy.deepcopy({"k": s})["k"] is s)


class Memo:
    def __init__(self, name, other=None):
        self.name, self.other = name, other

    def __deepcopy__(self, memo):
        new = Memo(self.name + "'")
        memo[id(self)] = new
        new.other = copy.deepcopy(self.other, memo)
        return new


a = Memo("a")
b = Memo("b", a)
a.other = b
x = copy.deepcopy(a)
print(x.name, x.other.name, x.other.other is x)


class State:
    def __init__(self):
        self.data = [1]
        self.cache = "expensive"

    def __getstate__(self):
        print("getstate")
        state = dict(vars(self))
        del state["cache"]
        return state

    def __setstate__(self, state):
        print("setstate", sorted(state))
        self.__dict__.update(state)
        self.cache = "rebuilt"


new = copy.copy(State())
print(new.data, new.cache)
print(copy.deepcopy(State()).cache)


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return (Reduced, (self.a, "reduced"), {"extra": [self.b]})


r = copy.copy(Reduced([1], 2))
print(r.a, r.b, r.extra)
r = copy.deepcopy(Reduced([1], 2))
print(r.a, r.b, r.extra)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        print("getnewargs")
        return self[0], self[1]


print(copy.copy(NewArgs(1, [2])), type(copy.deepcopy(NewArgs(1, [2]))).__name__)


class Refuses:
    def __reduce_ex__(self, protocol):
        raise TypeError("not copyable")


class AsString:
    def __reduce__(self):
        return "global_name"


attempt(lambda: copy.copy(Refuses()))
attempt(lambda: copy.deepcopy([Refuses()]))
z = AsString()
print(copy.copy(z) is z)
attempt(lambda: copy.deepcopy(x for x in []))
attempt(lambda: copy.copy(x for x in []))
attempt(lambda: copy.copy())
