"""Exception groups: except* clauses, splitting, what is left over, and an uncaught group."""


def handle(*errors):
    """Which clause sees what."""
    try:
        raise ExceptionGroup("several", list(errors))
    except* ValueError as group:
        print("ValueError", repr(group.exceptions), group.message)
    except* (TypeError, KeyError) as group:
        print("TypeError or KeyError", [type(error).__name__ for error in group.exceptions], len(group.exceptions))
    else:
        print("never")
    finally:
        print("finally")
    return "handled"


print(handle(ValueError("v"), TypeError("t"), ExceptionGroup("inner", [ValueError("w")])))
print(handle(KeyError("k")))
try:
    handle(ValueError("v"), OSError("left over"))
except ExceptionGroup as group:
    print("left:", repr(group))

try:
    try:
        raise KeyError("alone")
    except* KeyError as group:
        print(type(group).__name__, group.exceptions)
        raise LookupError("from the handler") from group
except ExceptionGroup as group:
    print("group", group.exceptions)
except LookupError as error:
    print(repr(error), type(error.__cause__).__name__)

print("-- methods")
tree = ExceptionGroup("top", [ValueError(1), ExceptionGroup("low", [TypeError(2), ValueError(3)]), OSError(4)])
print(tree, tree.message, len(tree.exceptions), isinstance(tree, Exception))
print(repr(tree.subgroup(ValueError)), tree.subgroup(KeyError))
matched, rest = tree.split((TypeError, OSError))
print(repr(matched), repr(rest))
print(repr(tree.subgroup(lambda error: error.args == (3,))), repr(tree.derive([KeyError(5)])))


def leaves(group):
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from leaves(error)
        else:
            yield error


print([repr(error) for error in leaves(tree)])
for arguments in (("only text",), ("empty", []), ("wrong", [5]), (5, [ValueError()]), ("base", [KeyboardInterrupt()])):
    try:
        print(repr(ExceptionGroup(*arguments)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("all plain", [ValueError()])).__name__, type(BaseExceptionGroup("mixed", [KeyboardInterrupt()])).__name__)
try:
    with_inner = None
    try:
        raise tree
    except* OSError:
        with_inner = "seen"
        raise
except ExceptionGroup as group:
    print(with_inner, repr(group))
print("the end")
raise SystemExit(len(list(leaves(tree))))
