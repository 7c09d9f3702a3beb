"""pass, assert, return, expression statements, if chains, the Ellipsis, global order of statements."""

pass
...
None
1 + 1
"a string"
[print("expression statements run")]
print("a"), print("b")
assert True
assert 1, "message not evaluated: " + undefined if False else "fine"
assert (1, "a tuple is true")[0]
for condition, message in ((0, None), ("", "text"), ([], 42), (None, ("a", "tuple")), (1 > 2, ValueError("as message"))):
    try:
        if message is None:
            assert condition
        else:
            assert condition, message
    except AssertionError as error:
        print(repr(error), error.args, str(error))


def assert_evaluates():
    seen = []
    assert seen.append(1) is None, seen.append(2)
    try:
        assert seen.append(3), seen.append(4)
    except AssertionError as error:
        return seen, error.args


print(assert_evaluates())


def no_return():
    pass


def bare_return():
    return
    print("unreachable")


def value():
    return 1, 2


def conditional(x):
    if x > 0:
        return "positive"
    elif x == 0:
        return "zero"
    elif x == -1:
        return "minus one"
    else:
        return "negative"


def falls_through(x):
    if x:
        return "x"


print(no_return(), bare_return(), value(), [conditional(i) for i in (1, 0, -1, -2)], falls_through(0), falls_through(1))


def nested_if(a, b):
    if a:
        if b:
            return "both"
        else:
            return "a"
    else:
        if b:
            return "b"
    return "none"


print([nested_if(a, b) for a in (0, 1) for b in (0, 1)])
if 0:
    print("never")
elif "":
    print("never")
elif []:
    print("never")
else:
    print("else")
if (a := 0) or (b := 5):
    print(a, b)
if not a and b == 5: print("one line")
x = 5
if x > 3 and \
   x < 10:
    print("continued")
if 1 < x < 10: print("chain"); print("two statements")


def many_elifs(n):
    if n == 1: return "one"
    elif n == 2: return "two"
    elif n == 3: return "three"
    elif n in (4, 5): return "four or five"
    elif n is None: return "none"
    else: return "many"


print([many_elifs(n) for n in (1, 2, 3, 4, 5, 6, None)])


def ellipsis_body(): ...
class EllipsisClass: ...


print(ellipsis_body(), EllipsisClass.__name__)


def unreachable():
    return "returned"
    raise ValueError
    yield


print(type(unreachable()).__name__, list(unreachable()))
if True:
    def defined_conditionally():
        return "yes"
else:
    def defined_conditionally():
        return "no"
print(defined_conditionally())
try:
    used_before_definition()
except NameError as error:
    print(error)


def used_before_definition():
    return "now defined"


print(used_before_definition())


def redefined():
    return 1


first = redefined


def redefined():
    return 2


print(first(), redefined())
x = 1; y = 2; del x; print(y)
