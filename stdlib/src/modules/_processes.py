"""Processes: spawn(), the handles that it gives, and what runs in a new process.

A process begins as a copy of the one that starts it, and shares nothing with it. What goes from one to another (the
arguments and results of calls, exceptions) is copied; handles travel by reference.
"""

import atexit
import sys
import threading

import _process
from _process import pid as mypid
from _thread import _failed, _format_exception, _set_current
from _wire import dumps, loads


class ProcessDied(Exception):
    """The process has ended, or ended before it answered: it was told to crash, or an exception ended it."""

    def __init__(self, pid, name, method):
        super().__init__(pid, name, method)
        self.pid, self.name, self.method = pid, name, method

    def __str__(self):
        return f"process {self.name} (pid {self.pid}) has ended and does not answer {self.method}()"


class RemoteError(Exception):
    """A call in another process raised an exception that cannot be copied; its text is all that is left of it."""


class RemoteTraceback(Exception):
    """Where an exception was raised in the process that it comes from: the cause of its copy."""

    def __init__(self, text):
        super().__init__(text)
        self.text = text

    def __str__(self):
        return self.text


for _class in ProcessDied, RemoteError, RemoteTraceback:
    _class.__module__ = "sesf"


# ---- handles

class _RemoteMethod:
    """A method of a process: a call of it is made there."""

    __slots__ = "_handle", "_name"

    def __init__(self, handle, name):
        self._handle = handle
        self._name = name

    def __repr__(self):
        return f"<method {self._name} of {self._handle!r}>"

    def __call__(self, /, *args, **kwargs):
        pid, name = _identity(self._handle)
        answer = _process.call(pid, name, self._name, dumps((args, kwargs)))
        if answer is None:
            raise ProcessDied(pid, name, self._name)
        if isinstance(answer, str):
            raise RuntimeError(answer)
        error, traceback, value = loads(answer)
        if traceback is None:
            return value
        raise error from RemoteTraceback(f"in process {name} (pid {pid}):\n{traceback}")


class Process:
    """A handle of a process: the methods of its class, which are called there, and besides join(timeout=None),
    is_alive(), crash(), name and pid, unless the class has methods of these names.

    >>> counter = spawn(Counter, 10)
    >>> counter.add(5)
    15
    """

    __slots__ = "__pid", "__name", "__methods"

    def __init__(self):
        raise TypeError("spawn() makes the handles of processes")

    def __getstate__(self):
        return self.__pid, self.__name, self.__methods

    def __setstate__(self, state):
        self.__pid, self.__name, self.__methods = state

    def __getattr__(self, name):
        pid, process, methods = self.__getstate__()
        if name in methods:
            return _RemoteMethod(self, name)
        if name == "pid":
            return pid
        if name == "name":
            return process
        own = _OWN.get(name)
        if own is None:
            raise AttributeError(f"process {process} has no method {name!r}", name=name, obj=self)
        return lambda *args, **kwargs: own(pid, process, *args, **kwargs)

    def __dir__(self):
        return sorted({*self.__methods, *_OWN, "name", "pid"})

    def __repr__(self):
        return f"<process {self.__name} (pid {self.__pid})>"

    def __eq__(self, other):
        return _identity(self) == _identity(other) if isinstance(other, Process) else NotImplemented

    def __hash__(self):
        return hash(_identity(self))


Process.__module__ = "sesf"


def _identity(handle):
    return handle.__getstate__()[:2]


def _join(pid, name, timeout=None):
    """Wait until the process has ended, `timeout` seconds at most."""
    if pid == mypid():
        raise RuntimeError("cannot join the process that asks")
    _process.join(pid, name, timeout if timeout is None else max(timeout, 0))


def _is_alive(pid, name):
    """Whether the process has not ended."""
    return _process.is_alive(pid)


def _crash(pid, name):
    """End the process at once."""
    _process.crash(pid, name)


_OWN = {"join": _join, "is_alive": _is_alive, "crash": _crash}


# ---- what programs call

def spawn(program, /, *args, name=None, **kwargs):
    """Start a process that calls program(*args, **kwargs), and return its handle.

    If `program` is a class, its instance then serves the calls that are made by the handle. If it is a function, the process
    ends when it has returned and the threads that it started have ended.
    """
    if not callable(program):
        raise TypeError(f"spawn() needs a class or a function, not {type(program).__name__!r}")
    arguments = dumps((args, kwargs))
    for stream in sys.__stdout__, sys.__stderr__:
        # The lines of all processes come out in the order in which they are written.
        stream.reconfigure(line_buffering=True)
    if name is None:
        name = f"{getattr(program, '__name__', type(program).__name__)}-"
    else:
        name = str(name)
    served = _Served()
    pid = _process.spawn(name, served.serve, served.begin, program, arguments)
    handle = Process.__new__(Process)
    handle.__setstate__((pid, f"{name}{pid}" if name.endswith("-") else name, _methods(program)))
    return handle


def crash(process=None):
    """End the process at once, or this one: no `finally`, no exit calls. Whoever waits for it gets ProcessDied."""
    if process is None:
        _crash(mypid(), _process.name())
    elif isinstance(process, Process):
        _crash(*_identity(process))
    else:
        raise TypeError(f"crash() needs the handle of a process, not {type(process).__name__!r}")


def _methods(program):
    """The names of the methods that can be called in a process of this program."""
    if not isinstance(program, type):
        return frozenset()
    return frozenset(name for name in dir(program) if not _is_special(name) and callable(getattr(program, name)))


def _is_special(name):
    return name.startswith("__") and name.endswith("__")


# ---- in the new process

class _Served:
    """What a new process runs: made by its parent, so that calls which come first find it too."""

    def __init__(self):
        self.instance = None
        self.has_begun = threading.Event()

    def begin(self, program, arguments):
        """What the main thread does."""
        atexit._clear()
        threading._begin_process(_process.name())
        try:
            args, kwargs = loads(arguments)
            if isinstance(program, type):
                self.instance = program(*args, **kwargs)
                self.has_begun.set()
                return
            program(*args, **kwargs)
        except BaseException as error:
            _report(error)
        _end()

    def serve(self, method, arguments, name):
        """What a thread does that serves a call."""
        try:
            _CallThread(name)
            args, kwargs = loads(arguments)
            self.has_begun.wait()
            answer = dumps((None, None, getattr(self.instance, method)(*args, **kwargs)))
        except BaseException as error:
            answer = _failure(error)
        _process.answer(answer)


def _report(error):
    """An exception ends the main thread."""
    if isinstance(error, SystemExit):
        if error.code is not None and not isinstance(error.code, int):
            print(error.code, file=sys.stderr)
        return
    _without_own_frame(error)
    _failed(error)
    if sys.stderr is not None:
        text = _format_exception(error)
        print(f"Exception in process {_process.name()} (pid {mypid()}):\n{text}", end="", file=sys.stderr, flush=True)


def _end():
    """The end of a process that serves no calls."""
    threading._shutdown()
    for thread in threading.enumerate():
        if not (thread.daemon or isinstance(thread, _CallThread) or thread is threading.main_thread()):
            thread.join()
    atexit._run_exitfuncs()
    for stream in sys.stdout, sys.stderr:
        if stream is not None and not stream.closed:
            stream.flush()
    _process.end()


class _CallThread(threading.Thread):
    """A thread that serves a call. The program ends without it, but not without those that it starts."""

    def __init__(self, name):
        super().__init__(name=name, daemon=False)
        self._ident = threading.get_ident()
        _set_current(self)

    def join(self, timeout=None):
        raise RuntimeError("cannot join a thread that serves a call")


def _failure(error):
    """The answer to a call that has raised an exception."""
    _without_own_frame(error)
    text = _format_exception(error).rstrip("\n")
    try:
        return dumps((error, text, None))
    except Exception:
        cls = type(error)
        return dumps((RemoteError(f"{cls.__qualname__}: {error}"), text, None))


def _without_own_frame(error):
    """The newest frame of this module shows nothing that the program's author would look for."""
    if error.__traceback__ is not None:
        error.__traceback__ = error.__traceback__.tb_next
