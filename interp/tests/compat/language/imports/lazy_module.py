# compat: module
eager = "eager"


def __getattr__(name):
    print("getattr", name)
    if name in ("computed", "lazy_value") or name.startswith("x_"):
        return name.upper()
    if name == "cached":
        globals()["cached"] = "cached now"
        return "first time"
    raise AttributeError(f"lazy module has no {name!r}")


def __dir__():
    return ["computed", "eager"]


def function_that_uses_global():
    try:
        return computed
    except NameError as error:
        return f"NameError: {error}"
