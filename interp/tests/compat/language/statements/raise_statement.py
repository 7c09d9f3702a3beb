"""raise: forms, causes, contexts, from None, re-raising, where __context__ comes from."""


def info(error, depth=0):
    links = []
    while error is not None:
        links.append(f"{type(error).__name__}({error})")
        if error.__cause__ is not None:
            links.append("caused by")
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__:
            links.append("during")
            error = error.__context__
        else:
            break
    print(" ".join(links))


def caught(f):
    try:
        f()
    except BaseException as error:
        return error


def simple():
    raise ValueError("simple")


def klass():
    raise KeyError


def from_instance():
    raise ValueError("new") from KeyError("cause")


def from_class():
    raise ValueError("new") from KeyError


def from_caught():
    try:
        {}["k"]
    except KeyError as e:
        raise RuntimeError("wrapped") from e


def from_none():
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("hidden") from None


def implicit():
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("implicit")


def chain():
    try:
        try:
            try:
                1 / 0
            except ZeroDivisionError:
                [][1]
        except IndexError as e:
            raise ValueError("third") from e
    except ValueError:
        undefined_name


def in_finally():
    try:
        1 / 0
    finally:
        raise KeyError("in finally")


def in_function_called_from_handler():
    def helper():
        raise TypeError("helper")
    try:
        1 / 0
    except ZeroDivisionError:
        helper()


def no_context_after_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise ValueError("clean")


def reraise_same():
    try:
        raise ValueError("same")
    except ValueError as e:
        raise e


def reraise_bare():
    try:
        raise ValueError("bare")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


def expression():
    raise (ValueError if True else KeyError)("expression")


def from_self():
    e = ValueError("self")
    raise e from e


for f in (simple, klass, from_instance, from_class, from_caught, from_none, implicit, chain, in_finally, in_function_called_from_handler, no_context_after_handler, reraise_same, reraise_bare, expression):
    print(f.__name__, end=": ")
    info(caught(f))
e = caught(from_none)
print(e.__cause__, repr(e.__context__), e.__suppress_context__)
e = caught(from_caught)
print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
e = caught(from_class)
print(repr(e.__cause__), e.__context__)
e = caught(reraise_same)
print(e.__context__, e.__cause__)
e = caught(from_self)
print(e.__cause__ is e)
for source in ("raise 5", "raise 'text'", "raise None", "raise int", "raise ValueError from 5", "raise ValueError from int", "raise ValueError('a') from ValueError", "raise", "raise undefined", "raise ValueError(1)(2)", "raise [ValueError]", "raise ValueError, 'x'", "raise from x", "raise x from", "raise *x", "raise ValueError if 1 else KeyError", "raise ValueError from None", "raise lambda: 1", "raise type('E', (Exception,), {})('dynamic')"):
    try:
        exec(source)
    except SyntaxError:
        print(source, "-> SyntaxError")
    except BaseException as error:
        print(source, "->", type(error).__name__, error)


class Weird(Exception):
    def __new__(cls, *args):
        return 5 if args else super().__new__(cls)


print(repr(caught(lambda: exec("raise Weird"))))


class NotException(Exception):
    def __new__(cls):
        return 5


print(repr(caught(lambda: exec("raise NotException"))))
x = ValueError("reused")
for _ in range(2):
    try:
        raise x
    except ValueError as e:
        print(e is x, x.__context__)
try:
    try:
        raise KeyError("a")
    except KeyError as k:
        raise k from k.__context__
except KeyError as k:
    print(k, k.__cause__, k.__suppress_context__)
