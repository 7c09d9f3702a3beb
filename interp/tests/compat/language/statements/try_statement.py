"""try: except clauses, else, finally, nesting, name deletion, tuples of classes."""


def run(f):
    print(f.__name__, end=": ")
    try:
        result = f()
    except BaseException as error:
        print(f"raised {error!r}")
    else:
        print(f"returned {result!r}")


def plain():
    try:
        return int("5")
    except ValueError:
        return "never"
    else:
        return "not reached after return"
    finally:
        print("finally", end=" ")


def with_else():
    steps = []
    try:
        steps.append("try")
    except ValueError:
        steps.append("except")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps


def error_in_else():
    try:
        pass
    except ValueError:
        return "else errors are not caught here"
    else:
        raise ValueError("from else")
    finally:
        print("finally", end=" ")


def error_in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    except KeyError:
        return "siblings do not catch"


def finally_only():
    try:
        raise ValueError("through")
    finally:
        print("cleanup", end=" ")


def return_in_finally():
    try:
        return "try"
    finally:
        return "finally"


def return_in_both():
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        print("still runs", end=" ")


def value_saved():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable_saved():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def nested():
    try:
        try:
            raise KeyError("k")
        except ValueError:
            print("wrong", end=" ")
        finally:
            print("inner", end=" ")
    except KeyError as e:
        return f"outer {e}"


def name_deleted():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


def name_kept():
    try:
        raise ValueError("v")
    except ValueError as e:
        kept = e
    return kept


def tuple_of_classes():
    results = []
    for error in (KeyError("k"), ValueError("v"), TypeError("t")):
        try:
            raise error
        except (KeyError, (ValueError,) [0]) as e:
            results.append(type(e).__name__)
        except:
            results.append("bare")
    return results


def order_matters():
    try:
        raise KeyError
    except LookupError:
        return "LookupError first"
    except KeyError:
        return "never"


def empty_tuple():
    try:
        raise ValueError("not caught by ()")
    except ():
        return "never"


def bare():
    try:
        raise KeyboardInterrupt
    except:
        return "bare catches all"


def exception_does_not_catch_exit():
    try:
        raise SystemExit(3)
    except Exception:
        return "never"


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        print("seen", end=" ")
        raise


def loop_control():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        except ValueError:
            pass
        else:
            out.append("else")
        finally:
            out.append(f"f{i}")
    return out


def continue_in_finally():
    out = []
    for i in range(2):
        try:
            1 / 0
        finally:
            out.append(i)
            continue
    return out


def deep_finally():
    out = []
    try:
        try:
            try:
                return out
            finally:
                out.append(1)
        finally:
            out.append(2)
    finally:
        out.append(3)


def error_in_finally():
    try:
        return "lost"
    finally:
        raise ValueError("finally wins")


def error_in_except_expression():
    try:
        raise ValueError("v")
    except undefined_class:
        return "never"


def class_chosen_late():
    kinds = [KeyError]
    try:
        kinds.append(ValueError)
        raise ValueError("late")
    except tuple(kinds) as e:
        return str(e)


def raise_class_and_instance():
    out = []
    for thing in (ValueError, ValueError("i")):
        try:
            raise thing
        except ValueError as e:
            out.append((type(e).__name__, e.args))
    return out


def with_generator():
    def g():
        try:
            yield 1
        except GeneratorExit:
            print("exit", end=" ")
            raise
        finally:
            print("end", end=" ")
    it = g()
    next(it)
    it.close()


def assertion():
    try:
        assert 1 == 2, "different"
    except AssertionError as e:
        return e.args


for function in [v for v in list(globals().values()) if callable(v) and v is not run and getattr(v, "__module__", "") == "__main__"]:
    run(function)
