"""bool as a number and as a type: arithmetic, operators, formatting, comparisons."""

print(True + True, True - 1, True * 5, True / 2, True // 2, True % 2, -True, +True, ~True, True ** 2, abs(True), True << 2)
print(True & False, True | False, True ^ True, True & 1, True | 2, True ^ 3, type(True & False).__name__, type(True & 1).__name__, type(True + 0).__name__, type(not 1).__name__, type(-True).__name__)
print(True == 1, False == 0, True == 1.0, True is (1 == 1), True != 2, True > False, True < 2, sorted([True, False, 0.5]), max(True, 0), True in [1], 1 in {True})
print([10, 20][True], "ab"[False], "x" * True, [0] * False, range(True), list(range(3))[True:], {True: "t"}[1], {1: "a", True: "b"}, {0: "z", False: "f"}, hash(True) == hash(1))
print(str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}|", f"{True:>6}|", f"{True!s:>6}|", "%d %s %r %i %x %f" % (True, True, True, True, True, True), format(True, ""), "{:d}".format(False), "{}".format(False))
print(int(True), float(True), complex(True), str(True), bool("False"), bool(0.0), bool("0"), bool([0]), bool(None), bool(-1), bool(), bin(True), hex(True), round(True), divmod(True, 1), pow(True, False))
print(isinstance(True, int), isinstance(True, bool), isinstance(1, bool), issubclass(bool, int), bool.__mro__[1].__name__, type(True) is int, type(True).__name__, bool.__base__.__name__)
print(sum([True, True, False]), sum(x > 2 for x in [1, 3, 5]), all([]), any([]), all([1, 0]), any([0, ""]), [True, False].count(1), [False, True].index(1), True.bit_length(), True.real, True.numerator, True.to_bytes(1, "big"), True.conjugate())
print(not True, not 0, not not "x", True and 5, False or "x", True or 1 / 0, (True, False) == (1, 0), [True] == [1.0], {True} == {1}, min(True, 1), max(1, True), True if 1 else 0)
print(bool.__and__(True, False), bool.__or__(True, 1), (True).__xor__(True), True.__and__(1), bool.__xor__(True, 1), int.__and__(True, True), bool.__str__(True) if "__str__" in vars(bool) else int.__str__(True), True.__repr__(), bool.from_bytes(b"\x01", "big"), bool(5))
for source in ("True = 1", "None.x = 1", "class B(bool): pass", "bool(1, 2)", "bool(x=1)", "True()", "True.x", "True.x = 1", "True + 'a'", "True < 'a'", "True[0]", "len(True)", "iter(True)", "True @ True"):
    try:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source)
        print(source, "fine")
    except SyntaxError:
        print(source, "-> SyntaxError")
    except Exception as error:
        print(source, "->", type(error).__name__, error)


def xor(a, b):
    return bool(a) != bool(b)


def implies(a, b):
    return not a or b


for a in (False, True):
    for b in (False, True):
        print(int(a), int(b), int(a and b), int(a or b), int(xor(a, b)), int(implies(a, b)), a <= b, a == b, a is b)


class Maybe:
    def __bool__(self):
        return True

    def __eq__(self, other):
        return other is True


print(bool(Maybe()), Maybe() == True, True == Maybe(), Maybe() is True, not Maybe(), [Maybe()] == [True])
