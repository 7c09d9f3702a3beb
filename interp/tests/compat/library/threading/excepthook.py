# What happens to an exception that a thread does not handle.
import io
import sys
import threading
from threading import Thread


def run(function, *args, name=None):
    thread = Thread(target=function, args=args, name=name)
    thread.start()
    thread.join()
    return thread


def fail(error):
    raise error


# The hook is given a record.
records = []
threading.excepthook = records.append
thread = run(fail, ValueError("first"))
record = records[0]
print(type(record).__name__, isinstance(record, threading.ExceptHookArgs), len(record))
print(record.exc_type, repr(record.exc_value), record.thread is thread, record.exc_traceback is not None)
print(record[0] is record.exc_type, record[3] is thread, isinstance(record, tuple))
print(record.exc_value.__traceback__ is record.exc_traceback)
run(fail, SystemExit(3))
print(records[1].exc_type, records[1].exc_value.code)
run(fail, KeyboardInterrupt())
print(records[2].exc_type, thread.is_alive())


class Failing(Thread):
    def run(self):
        1 / 0


failing = Failing()
failing.start()
failing.join()
print(repr(records[3].exc_value), records[3].thread.name)

# The record's class.
made = threading.ExceptHookArgs([ValueError, None, None, None])
print(made)
for bad in (3, [1, 2]):
    try:
        print(threading.ExceptHookArgs(bad))
    except TypeError as error:
        print(error)

# The default hook writes to sys.stderr.
threading.excepthook = threading.__excepthook__
print(threading.excepthook is threading.__excepthook__)
stderr, sys.stderr = sys.stderr, io.StringIO()
run(fail, ValueError("shown"), name="my thread")
run(fail, SystemExit("silent"))
run(fail, LookupError())
lines = sys.stderr.getvalue().splitlines()
sys.stderr = stderr
print(lines[0])
print(lines[1])
print([line for line in lines if not line.startswith(" ")])

try:
    threading.excepthook("no record")
except TypeError as error:
    print(error)

# A hook that fails itself.
def bad_hook(args):
    raise RuntimeError("hook failed")


threading.excepthook = bad_hook
stderr, sys.stderr = sys.stderr, io.StringIO()
run(fail, ValueError("original"))
lines = sys.stderr.getvalue().splitlines()
sys.stderr = stderr
print(lines[0], "|", lines[-1])

# sys.excepthook is told about that failure.
told = []
sys.excepthook = lambda *args: told.append(args)
stderr, sys.stderr = sys.stderr, io.StringIO()
run(fail, ValueError("original"))
text = sys.stderr.getvalue()
sys.stderr = stderr
sys.excepthook = sys.__excepthook__
print(repr(text), [(kind.__name__, str(error)) for kind, error, _ in told])

# Without a standard error the one at the time of the thread's creation is used.
threading.excepthook = threading.__excepthook__
stderr, sys.stderr = sys.stderr, io.StringIO()
thread = Thread(target=fail, args=(OSError(2, "not there"),), name="late")
stream, sys.stderr = sys.stderr, None
thread.start()
thread.join()
sys.stderr = stderr
lines = stream.getvalue().splitlines()
print(lines[0], "|", lines[-1])

# The hook can be called without a thread.
sys.stderr = io.StringIO()
threading.excepthook(threading.ExceptHookArgs([ValueError, ValueError("by hand"), None, None]))
text = sys.stderr.getvalue().replace(str(threading.get_ident()) + ":", "ID:")
sys.stderr = stderr
print(repr(text))

# An exception with a cause and a note is shown whole.
def chain():
    try:
        {}["key"]
    except KeyError as error:
        problem = RuntimeError("outer")
        problem.add_note("a note")
        raise problem from error


sys.stderr = io.StringIO()
run(chain)
lines = sys.stderr.getvalue().splitlines()
sys.stderr = stderr
print([line for line in lines if line and not line.startswith(" ")])
print("the main thread goes on")
