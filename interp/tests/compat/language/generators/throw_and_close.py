"""throw() and close(): handlers, finally blocks, swallowed exits, unstarted and finished generators."""


def worker():
    n = 0
    while True:
        try:
            n += 1
            yield n
        except ValueError as error:
            print(f"[handled {error}]", end=" ")
        finally:
            print("[finally]", end=" ")


g = worker()
print(next(g), next(g))
print(g.throw(ValueError("thrown")))
print(g.throw(ValueError))
try:
    g.throw(KeyError("unhandled"))
except KeyError as error:
    print("came back", error)
try:
    next(g)
except StopIteration:
    print("finished by it")
g = worker()
try:
    g.throw(ValueError("before start"))
except ValueError as error:
    print("unstarted:", error)
print(list(g))
g = worker()
g.close()
print("closed unstarted", list(g))
g = worker()
next(g)
g.close()
print("closed")
g.close()
try:
    g.throw(ValueError("into a finished one"))
except ValueError as error:
    print(error)


def on_exit():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen", end=" ")
        raise
    finally:
        print("cleaned")


g = on_exit()
next(g)
print(g.close())


def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return "value is dropped in 3.11"


g = returns_on_exit()
next(g)
print(g.close())


def ignores_exit():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored", end=" ")
            yield 2
            return


g = ignores_exit()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def raises_on_exit():
    try:
        yield 1
    finally:
        raise KeyError("from finally")


g = raises_on_exit()
next(g)
try:
    g.close()
except KeyError as error:
    print(error, repr(error.__context__))


def translate():
    try:
        yield 1
    except ValueError as error:
        raise TypeError("translated") from error


g = translate()
next(g)
try:
    g.throw(ValueError("v"))
except TypeError as error:
    print(error, repr(error.__cause__))


def catches_and_yields():
    while True:
        try:
            received = yield "ready"
        except Exception as error:
            received = yield f"caught {type(error).__name__}"
        print("received", received, end=" ")


g = catches_and_yields()
print(next(g), g.throw(IndexError()), g.send(5), g.throw(KeyError("k")), next(g))


def stop_thrown():
    try:
        yield 1
    except StopIteration:
        yield "StopIteration can be caught"


g = stop_thrown()
next(g)
print(g.throw(StopIteration()))
g = worker()
next(g)
try:
    g.throw(StopIteration("x"))
except RuntimeError as error:
    print(error)


def in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            yield 1
        except KeyError as error:
            yield repr(error.__context__)


g = in_handler()
next(g)
print(g.throw(KeyError("second")))


def order():
    try:
        try:
            yield
        finally:
            print("inner", end=" ")
    finally:
        print("outer", end=" ")


g = order()
next(g)
g.close()
print()


def loop_cleanup():
    for i in range(5):
        try:
            yield i
        finally:
            print("f", i, sep="", end=" ")


g = loop_cleanup()
for i in g:
    if i == 2:
        break
print("after break")
g.close()
print("after close")
e = ValueError("same object")
g = worker()
next(g)
g.throw(e)
try:
    on_exit_gen = on_exit()
    next(on_exit_gen)
    on_exit_gen.throw(e)
except ValueError as caught:
    print(caught is e)
g.close()
g = worker()
next(g)
for args in ((5,), ("text",), (None,), (int,), (), (ValueError, "value"), (ValueError, ValueError("inst"))):
    try:
        import warnings
        warnings.simplefilter("ignore")
        print(args and args[0], g.throw(*args))
    except TypeError as error:
        print(error)
g.close()
print()
