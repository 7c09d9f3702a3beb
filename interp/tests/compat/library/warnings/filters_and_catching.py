"""warnings: catch_warnings, filters, categories, warn arguments, errors, formatting."""
import io
import sys
import warnings


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class OwnWarning(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("plain text")
    warnings.warn("deprecated thing", DeprecationWarning)
    warnings.warn(OwnWarning("an instance"))
    warnings.warn("own", OwnWarning, stacklevel=1)
    for w in caught:
        print(w.category.__name__, w.message, type(w.message).__name__, w.message.args, w.filename.endswith("filters_and_catching.py"), w.lineno > 0)
print(len(caught), isinstance(caught, list))

print("-- actions")
for action in ("always", "ignore", "once", "default", "module", "error"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        try:
            for i in range(3):
                warnings.warn("repeated")
                if i < 2:
                    warnings.warn(f"changing {i}")
        except UserWarning as error:
            print("raised", error, end=" ")
        print(action, [str(w.message) for w in caught])

print("-- filters")
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.filterwarnings("error", category=OwnWarning)
    warnings.filterwarnings("ignore", category=DeprecationWarning, message="old")
    warnings.warn("quiet please")
    warnings.warn("QUIET too")
    warnings.warn("not quiet")
    warnings.warn("older", DeprecationWarning)
    warnings.warn("new", DeprecationWarning)
    attempt(lambda: warnings.warn("own problem", OwnWarning))
    print([str(w.message) for w in caught], warnings.filters[0][0], warnings.filters[0][2].__name__)
    warnings.filterwarnings("ignore", append=True)
    print(warnings.filters[-1][0])


def old_function():
    warnings.warn("old_function is deprecated", DeprecationWarning, stacklevel=2)
    return "result"


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old_function(), len(caught), caught[0].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(old_function)
with warnings.catch_warnings(action="ignore"):
    print(old_function())

print("-- errors")
attempt(lambda: warnings.warn())
attempt(lambda: warnings.warn("text", int))
attempt(lambda: warnings.warn("text", "category"))
attempt(lambda: warnings.simplefilter("nonsense"))
attempt(lambda: warnings.filterwarnings("ignore", message=5))
attempt(lambda: warnings.filterwarnings("ignore", category=int))
attempt(lambda: warnings.filterwarnings("ignore", lineno=-1))

print("-- categories and formatting")
for category in (UserWarning, DeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, PendingDeprecationWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning):
    print(category.__name__, issubclass(category, Warning), category.__mro__[1].__name__, end="; ")
print(issubclass(Warning, Exception))
print(repr(warnings.formatwarning("the text", UserWarning, "file.py", 12, "  source line  ")), repr(warnings.formatwarning("t", OwnWarning, "f.py", 1, "")))
out = io.StringIO()
warnings.showwarning("shown", UserWarning, "file.py", 3, file=out, line="code()")
print(repr(out.getvalue()))
saved = warnings.showwarning
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("handler:", category.__name__, message)
    warnings.warn("to the handler")
print(warnings.showwarning is saved)
warnings.warn_explicit("explicit", UserWarning, "made_up.py", 99)
print("done", file=sys.stderr)
