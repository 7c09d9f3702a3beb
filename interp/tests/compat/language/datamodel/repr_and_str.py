"""__repr__ and __str__: which is used where, defaults, subclasses of builtins, errors."""


class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class OnlyStr:
    def __str__(self):
        return "<only str>"


b = Both()
print(b, str(b), repr(b), f"{b} {b!r}", [b], (b,), {b: b}, "%s %r" % (b, b), "{} {!r}".format(b, b))
r = OnlyRepr()
print(r, str(r), repr(r), [r], f"{r!s}", f"{r!a}")
s = OnlyStr()
print(s, str(s), repr(s).startswith("<__main__.OnlyStr object at"), f"{s!s}")


class Plain:
    pass


class Outer:
    class Inner:
        pass


def function():
    class Local:
        pass
    return Local


for cls in (Plain, Outer, Outer.Inner, function(), int, type, dict, ValueError, type(None)):
    print(cls, cls.__name__, cls.__qualname__, cls.__module__)
print(repr(Plain()).split(" at ")[0], str(Outer.Inner()).split(" at ")[0], repr(function()()).split(" at ")[0])
print(repr(function).split(" at ")[0], repr(lambda: 1).split(" at ")[0], repr(Both.__repr__).split(" at ")[0])
print(repr(b.__str__).split(" at ")[0])
print(len, print, [].append.__name__, str.upper, "".join.__name__)
print(type, object, int, Exception, type(len), type(function), type(b.__repr__), type(iter([])), type((i for i in [])))
print(repr("it's"), repr(b"x"), repr(1.0), repr(None), repr(...), repr(NotImplemented), repr(slice(1, 2)), repr(range(3)), repr(True))
print(repr(super), repr(property), repr(staticmethod), repr(Ellipsis), repr(type(...)), repr(type(NotImplemented)))


class Bad:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value


for value in (5, None, b"x"):
    for function_ in (repr, str, ascii, lambda x: f"{x}", lambda x: "%r" % x, lambda x: str([x])):
        try:
            function_(Bad(value))
        except TypeError as error:
            print(error)


class StrSub(str):
    pass


class StrRepr(str):
    def __str__(self):
        return "custom str"

    def __repr__(self):
        return "custom repr"


print(StrSub("x"), repr(StrSub("x")), [StrSub("x")], StrRepr("y"), [StrRepr("y")], str(StrRepr("y")), f"{StrRepr('y')}", "%s" % StrRepr("y"), StrRepr("y") + "")


class ListSub(list):
    pass


class DictSub(dict):
    def __repr__(self):
        return f"DictSub{super().__repr__()}"


class IntSub(int):
    def __repr__(self):
        return f"IntSub({int(self)})"


class TupleSub(tuple):
    pass


class SetSub(set):
    pass


print(ListSub([1]), DictSub(a=1), IntSub(5), [IntSub(6)], TupleSub([1]), SetSub([1]), SetSub(), frozenset([1]), frozenset(), set())
print(str(IntSub(5)), "%d" % IntSub(5), f"{IntSub(5)}", f"{IntSub(5):d}", IntSub(5) + 0)


class Raises:
    def __repr__(self):
        raise RuntimeError("no repr")


try:
    print([1, Raises()])
except RuntimeError as error:
    print(error)
p = Plain()
p.__repr__ = lambda: "instance repr is ignored"
print(repr(p).startswith("<__main__.Plain"))
print(object.__repr__(b).startswith("<__main__.Both object at"), object.__str__(b), str.__repr__("x"), int.__repr__(True), int.__str__(True))
print(str(), repr(str()), str(b"bytes"), str(b"caf\xc3\xa9", "utf-8"), str(object=5))
