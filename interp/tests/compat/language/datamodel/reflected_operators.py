"""Which of the two operands decides: NotImplemented, subclasses first, same types."""

log = []


class Base:
    def __add__(self, other):
        log.append("Base.add")
        return NotImplemented

    def __radd__(self, other):
        log.append("Base.radd")
        return "Base.radd result"

    def __sub__(self, other):
        log.append("Base.sub")
        return "Base.sub result"

    def __rsub__(self, other):
        log.append("Base.rsub")
        return "Base.rsub result"


class Sub(Base):
    def __radd__(self, other):
        log.append("Sub.radd")
        return "Sub.radd result"

    def __rsub__(self, other):
        log.append("Sub.rsub")
        return "Sub.rsub result"


class SubPlain(Base):
    pass


class Other:
    def __radd__(self, other):
        log.append("Other.radd")
        return NotImplemented

    def __rsub__(self, other):
        log.append("Other.rsub")
        return "Other.rsub result"


def attempt(source):
    log.clear()
    try:
        result = eval(source)
    except TypeError as error:
        result = f"TypeError: {error}"
    print(source, "->", result, log)


attempt("Base() - Sub()")
attempt("Base() + Sub()")
attempt("Sub() - Base()")
attempt("Base() - SubPlain()")
attempt("Base() + Base()")
attempt("Base() + 1")
attempt("1 + Base()")
attempt("1 - Base()")
attempt("Base() - 1")
attempt("Base() + Other()")
attempt("Base() - Other()")
attempt("1 + Other()")
attempt("Other() + 1")
attempt("1 - Other()")
attempt("'a' + Base()")
attempt("[1] + Base()")
attempt("(1,) + Other()")


class MyInt(int):
    def __radd__(self, other):
        log.append("MyInt.radd")
        return 1000

    def __rsub__(self, other):
        return NotImplemented


attempt("1 + MyInt(5)")
attempt("MyInt(5) + 1")
attempt("7 - MyInt(5)")
attempt("MyInt(5) * 2")
attempt("1.5 + MyInt(5)")
print(type(MyInt(5) + 1).__name__, type(-MyInt(5)).__name__)


class MyStr(str):
    def __add__(self, other):
        return MyStr(super().__add__(str(other)))

    def __radd__(self, other):
        return f"radd({other!r})"

    def __mod__(self, other):
        return "mod"

    def __rmod__(self, other):
        return f"rmod {other}"


print(MyStr("a") + 1, "x" + MyStr("a"), MyStr("%d") % 5, "%s" % MyStr("v"), MyStr("a") * 2)


class MyList(list):
    def __radd__(self, other):
        return ["radd", *other, *self]

    def __rmul__(self, n):
        return f"rmul {n}"


print([1] + MyList([2]), MyList([1]) + [2], 3 * MyList([1]))


class Raises:
    def __add__(self, other):
        raise ValueError("from add")

    def __radd__(self, other):
        raise ValueError("from radd")


for source in ("Raises() + 1", "1 + Raises()"):
    try:
        eval(source)
    except ValueError as error:
        print(source, error)
print((1).__add__(2), (1).__add__("a"), (1).__radd__(5), (1.5).__add__(2), "a".__mul__(2), (2).__rpow__(3), (7).__rdivmod__(20))
print(NotImplemented, type(NotImplemented).__name__)
