"""How exceptions move: through calls, finally blocks, generators, nested handlers; sys.exc_info."""

import sys

trail = []


def level3():
    trail.append("3 in")
    try:
        raise ValueError("deep")
    finally:
        trail.append("3 finally")


def level2():
    trail.append("2 in")
    try:
        level3()
    except KeyError:
        trail.append("wrong handler")
    finally:
        trail.append("2 finally")
    trail.append("never")


def level1():
    try:
        level2()
    except ValueError as error:
        trail.append(f"1 caught {error}")
        return "handled"
    finally:
        trail.append("1 finally")


print(level1(), trail)
print(sys.exc_info())
try:
    raise KeyError("k")
except KeyError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb is not None)
    try:
        raise IndexError("i")
    except IndexError:
        print(sys.exc_info()[0].__name__, repr(sys.exc_info()[1].__context__))
    print(sys.exc_info()[0].__name__)
print(sys.exc_info()[0])


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        trail.clear()
        raise


try:
    reraise()
except ValueError as error:
    print("reraised", error)
try:
    raise
except RuntimeError as error:
    print(error)


def bare_raise_helper():
    raise


try:
    try:
        raise KeyError("from caller")
    except KeyError:
        bare_raise_helper()
except KeyError as error:
    print("bare raise in a helper:", error)


def in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")


try:
    in_handler()
except TypeError as error:
    print(error, repr(error.__context__), error.__cause__)


def during_finally():
    try:
        raise ValueError("lost")
    finally:
        raise TypeError("replaces")


try:
    during_finally()
except TypeError as error:
    print(error, repr(error.__context__))


def finally_swallows():
    for _ in range(1):
        try:
            raise ValueError
        finally:
            break
    return "swallowed by break"


def finally_return():
    try:
        raise ValueError
    finally:
        return "swallowed by return"


print(finally_swallows(), finally_return())


def gen():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"gen caught {error}"
    finally:
        print("gen finally")


g = gen()
print(next(g), g.throw(ValueError("thrown")))
print(list(g))


def handler_order(error):
    try:
        raise error
    except (KeyError, IndexError) as e:
        return f"lookup pair {e!r}"
    except LookupError as e:
        return f"lookup {e!r}"
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return f"any {type(e).__name__}"
    except BaseException as e:
        return f"base {type(e).__name__}"


for error in (KeyError(1), IndexError("x"), LookupError(), ZeroDivisionError(), OverflowError(), ValueError(), KeyboardInterrupt(), SystemExit(3), GeneratorExit()):
    print(handler_order(error))


def evaluated_lazily():
    def boom():
        print("evaluated", end=" ")
        return ValueError
    try:
        pass
    except boom():
        pass
    try:
        raise ValueError
    except boom():
        return "matched"


print(evaluated_lazily())
for bad in ("'text'", "5", "int", "(ValueError, 5)", "None"):
    try:
        exec(f"try:\n    raise ValueError('v')\nexcept {bad}:\n    pass")
    except TypeError as error:
        print(bad, "->", error)
    except ValueError:
        print(bad, "-> not matched")
for bad in ("5", "'text'", "None", "int", "object()", "[ValueError]", "(ValueError, 1)", "ValueError() from 5", "ValueError from 'x'"):
    try:
        exec(f"raise {bad}")
    except TypeError as error:
        print(bad, "->", error)
