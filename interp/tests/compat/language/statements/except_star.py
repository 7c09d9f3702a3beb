"""except*: splitting groups, several clauses, naked exceptions, re-raising, nesting."""


def show(error, indent=""):
    if isinstance(error, BaseExceptionGroup):
        print(f"{indent}{type(error).__name__} {error.message!r}")
        for e in error.exceptions:
            show(e, indent + "  ")
    else:
        print(f"{indent}{error!r}")


try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ValueError(3), KeyError(4)])
except* ValueError as e:
    print("ValueErrors", type(e).__name__, e.exceptions)
except* (TypeError, KeyError) as e:
    print("others", e.exceptions)
try:
    raise ValueError("naked")
except* ValueError as e:
    print(type(e).__name__, repr(e.message), e.exceptions)
try:
    try:
        raise ExceptionGroup("partly", [ValueError(1), OSError(2)])
    except* ValueError:
        print("took ValueError")
except ExceptionGroup as rest:
    show(rest)
try:
    try:
        raise ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError(1), TypeError(2)]), ValueError(3), ExceptionGroup("only types", [TypeError(4)])])
    except* ValueError as e:
        show(e)
except ExceptionGroup as rest:
    show(rest)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as e:
    show(e)
    print(repr(e.exceptions[0].__context__))
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
    except* TypeError:
        print("types handled")
except ExceptionGroup as e:
    show(e)
try:
    try:
        raise KeyError("not matched")
    except* ValueError:
        print("never")
except KeyError as e:
    print("naked passes unchanged", repr(e))
try:
    raise ExceptionGroup("all", [ValueError(1), TypeError(2)])
except* Exception as e:
    show(e)


def function():
    out = []
    for i in range(2):
        try:
            raise ExceptionGroup("loop", [ValueError(i), KeyError(i)])
        except* ValueError as e:
            out.append(e.exceptions[0].args)
        except* KeyError as e:
            out.append(("key", e.exceptions[0].args[0]))
        else:
            out.append("never")
        finally:
            out.append("f")
    try:
        e
    except UnboundLocalError as error:
        out.append(str(error))
    return out


print(function())
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e:
        raise KeyError("from value") from e
    except* TypeError:
        raise IndexError("from type")
except ExceptionGroup as e:
    show(e)
    print([repr(x.__cause__) for x in e.exceptions if not isinstance(x, ExceptionGroup)])
try:
    try:
        raise BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError:
        print("value part")
except BaseExceptionGroup as e:
    show(e)
for kind in (ExceptionGroup, BaseExceptionGroup):
    try:
        try:
            raise ValueError(1)
        except* kind:
            pass
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError(1)
    except* int:
        pass
except TypeError as error:
    print(error)
try:
    raise ExceptionGroup("twice", [ValueError(1)])
except* ValueError as e:
    print("first clause", e.exceptions)
except* ValueError as e:
    print("never")
