"""open: the errors for missing files, directories and closed files, and OSError attributes."""
import errno
import io

MISSING = "/tmp/sesf_compat_file_errors_missing/none.txt"
PATH = "/tmp/sesf_compat_file_errors"


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def remove(path):
    try:
        import os

        os.remove(path)
    except ImportError:
        open(path, "w").close()


for mode in ("r", "rb", "r+", "w", "a", "x", "r+b"):
    attempt(lambda: open(MISSING, mode))
for mode in ("r", "rb", "w", "a", "r+"):
    attempt(lambda: open("/tmp", mode))
attempt(lambda: open("/tmp/sesf_compat_no_such_file"))
attempt(lambda: open("relative_file_that_does_not_exist.txt"))
attempt(lambda: open(""))
attempt(lambda: open("nul\0byte"))
attempt(lambda: open(b"/tmp/sesf_compat_no_such_file"))
attempt(lambda: open(None))
attempt(lambda: open(1.5))
attempt(lambda: open([]))

try:
    open(MISSING)
except FileNotFoundError as error:
    print(error.errno == errno.ENOENT, error.strerror, error.filename, error.filename2, error.args, repr(error))
    print(isinstance(error, OSError), isinstance(error, LookupError), OSError is IOError, OSError is EnvironmentError)
try:
    open("/tmp")
except OSError as error:
    print(type(error).__name__, error.errno == errno.EISDIR, error.errno)

print("-- made by hand")
for arguments in [(), ("text",), (2, "No such file"), (2, "No such file", "name"), (13, "Denied"), (17, "Exists", "f"), (20, "Not dir"), (21, "Is dir"), (1, "Perm"), (4, "Intr"), (32, "Pipe"), (110, "Time"), (9999, "Unknown"), (2, "a", "b", None, "c")]:
    error = OSError(*arguments)
    print(type(error).__name__, "|", error, "|", error.args, error.errno, error.strerror, error.filename)
print(repr(FileNotFoundError("only text")), str(FileNotFoundError(2, "x", "y")), PermissionError(13, "p").errno)
print(errno.errorcode[2], errno.EEXIST, errno.ENOTDIR)
print([kind.__name__ for kind in (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError, TimeoutError, BrokenPipeError, InterruptedError) if issubclass(kind, OSError)])

print("-- closed files")
f = open(PATH, "w+")
f.write("data")
f.close()
for name, arguments in [("read", ()), ("write", ("x",)), ("readline", ()), ("readlines", ()), ("seek", (0,)), ("tell", ()), ("flush", ()), ("truncate", ()), ("writelines", (["a"],)), ("__next__", ()), ("__iter__", ()), ("__enter__", ()), ("readable", ()), ("isatty", ()), ("detach", ())]:
    print(name, end=" ")
    attempt(lambda: getattr(f, name)(*arguments))


def use():
    with f:
        pass


attempt(use)
attempt(lambda: print("x", file=f))
print(f.closed, f.close())
b = open(PATH, "rb")
b.close()
for action in (lambda: b.read(), lambda: b.write(b""), lambda: b.readline(), lambda: next(b), lambda: b.peek()):
    attempt(action)
with open(PATH) as f:
    attempt(lambda: f.nothing)
    attempt(lambda: f.write("x"))
    attempt(lambda: setattr(f, "name_that_is_new", 1))
    print(isinstance(f, io.TextIOWrapper))
attempt(lambda: open(PATH + "/below"))
remove(PATH)
print(open(MISSING))
