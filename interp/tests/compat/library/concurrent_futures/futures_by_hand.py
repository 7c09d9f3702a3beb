# Future: its states, callbacks, cancelling, errors.
import io
import sys
import threading
from concurrent.futures import CancelledError, Future, InvalidStateError, TimeoutError


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}({hide(str(error))})"


def hide(text):
    words = text.split(" ")
    return " ".join("ADDRESS" if word.startswith("0x") else word for word in words)


def state(future):
    return hide(repr(future)), future.running(), future.done(), future.cancelled()


future = Future()
print(state(future))
print(attempt(lambda: future.result(timeout=0)), attempt(lambda: future.exception(0.01)))
print(future.set_running_or_notify_cancel(), state(future), future.cancel())
print(future.set_result(42), state(future), future.result(), future.exception(), future.cancel())
print(attempt(lambda: future.set_result(1)))
print(attempt(lambda: future.set_exception(ValueError())))

failed = Future()
failed.set_exception(LookupError("lost"))
print(state(failed), attempt(failed.result), repr(failed.exception()))

cancelled = Future()
print(cancelled.cancel(), cancelled.cancel(), state(cancelled))
print(attempt(cancelled.result), attempt(cancelled.exception), attempt(lambda: cancelled.set_result(1)))
print(cancelled.set_running_or_notify_cancel(), state(cancelled))
print(attempt(lambda: cancelled.set_exception(ValueError())))
stderr, sys.stderr = sys.stderr, io.StringIO()
print(attempt(cancelled.set_running_or_notify_cancel), attempt(future.set_running_or_notify_cancel))
sys.stderr = stderr

# Callbacks run in order, in the thread that finishes the future, or at once.
log = []
future = Future()
for i in range(3):
    future.add_done_callback(lambda done, i=i: log.append((i, done is future, done.result())))
print(log, future.set_result("r"), log)
future.add_done_callback(lambda done: log.append("late"))
print(log[-1])

names = []
future = Future()
future.add_done_callback(lambda _: names.append(threading.current_thread().name))
thread = threading.Thread(target=future.set_result, args=(1,), name="finisher")
thread.start()
print(future.result())
thread.join()
print(names)

future = Future()
future.add_done_callback(lambda done: log.append(done.cancelled()))
print(future.cancel(), log[-1])


# A callback that fails is reported; the others run.
def bad(future):
    raise RuntimeError("bad callback")


sys.stderr = io.StringIO()
future = Future()
future.add_done_callback(bad)
future.add_done_callback(lambda done: log.append("after bad"))
future.set_result(None)
future.add_done_callback(bad)
lines = [hide(line) for line in sys.stderr.getvalue().splitlines() if not line.startswith(" ")]
sys.stderr = stderr
print(log[-1], lines)

# Several threads wait for one future.
future, results = Future(), []
threads = [threading.Thread(target=lambda: results.append(attempt(future.result))) for _ in range(4)]
for thread in threads:
    thread.start()
future.set_exception(KeyError("k"))
for thread in threads:
    thread.join()
print(results)

# ... and see it cancelled.
future, results = Future(), []
threads = [threading.Thread(target=lambda: results.append(attempt(future.result))) for _ in range(3)]
for thread in threads:
    thread.start()
print(future.cancel())
for thread in threads:
    thread.join()
print(results)
print(CancelledError.__mro__[1].__name__, CancelledError.__module__, InvalidStateError.__module__)
print(issubclass(CancelledError, Exception), TimeoutError, Future[int])
