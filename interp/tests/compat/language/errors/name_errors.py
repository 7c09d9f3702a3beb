"""NameError and UnboundLocalError texts in every scope, and after deletion."""


def attempt(f):
    try:
        print(f.__name__, "->", f())
    except NameError as error:
        print(f.__name__, "->", type(error).__name__, error, error.name if type(error) is NameError else "")


@attempt
def simple():
    return missing_global


@attempt
def local():
    print(value)
    value = 1


@attempt
def closure():
    def inner():
        return later
    result = inner()
    later = 1


@attempt
def deleted():
    x = 1
    del x
    return x


@attempt
def deleted_twice():
    x = 1
    del x
    del x


@attempt
def del_missing_global():
    global never_set
    del never_set


@attempt
def read_missing_global():
    global never_set
    return never_set


@attempt
def augmented():
    count += 1


@attempt
def augmented_global():
    global never_counted
    never_counted += 1


@attempt
def loop_variable():
    for item in []:
        pass
    return item


@attempt
def comprehension_variable():
    [inside for inside in range(3)]
    return inside


@attempt
def except_variable():
    try:
        raise ValueError
    except ValueError as err:
        pass
    return err


@attempt
def with_variable():
    if False:
        with open("x") as handle:
            pass
    return handle


@attempt
def import_name():
    if False:
        import math
    return math


@attempt
def function_name():
    if False:
        def helper():
            pass
    return helper()


@attempt
def class_body():
    class C:
        a = 1
        b = [a for _ in range(2)]


@attempt
def class_body_method():
    class C:
        size = 1

        def get(self):
            return size
    return C().get()


@attempt
def class_body_later():
    class C:
        a = b
        b = 1


@attempt
def lambda_body():
    return (lambda: nowhere)()


@attempt
def default_argument():
    def f(x=unknown_default):
        pass


@attempt
def annotation():
    def f(x: UnknownType):
        pass


@attempt
def decorator():
    @unknown_decorator
    def f():
        pass


@attempt
def base():
    class C(UnknownBase):
        pass


@attempt
def walrus():
    if False and (w := 1):
        pass
    return w


@attempt
def match_capture():
    match 5:
        case [first, second]:
            pass
    return first


@attempt
def nonlocal_deleted():
    x = 1

    def inner():
        nonlocal x
        del x
        return x
    return inner()


@attempt
def generator_body():
    return list(u + 1 for u in [1] if v)


@attempt
def keyword_like():
    return true


@attempt
def in_fstring():
    return f"{unknown_in_fstring}"


@attempt
def star():
    return print(*unknown_args)


@attempt
def unpack_target():
    a, b = a_missing, 1


@attempt
def chained():
    return unknown_object.attribute.method()


@attempt
def global_after_class():
    class K:
        global set_in_class
        set_in_class = 5
    return set_in_class


@attempt
def exec_scope():
    exec("made_in_exec = 1")
    return made_in_exec


for source in ("undefined", "undefined.x", "undefined[0]", "undefined()", "undefined + 1", "del undefined", "undefined += 1", "raise undefined", "import math; maths", "for x in undefined: pass", "[undefined for _ in [1]]", "assert undefined", "with undefined: pass", "while undefined: pass", "return_value", "self", "Print(1)", "null", "__nothing__"):
    try:
        exec(source)
    except NameError as error:
        print(source, "->", error)
