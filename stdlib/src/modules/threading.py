"""Threads and what they meet at: Thread, Timer, Lock, RLock, Condition, Semaphore, BoundedSemaphore, Event,
Barrier, local, excepthook and the functions about the threads that run.

Locks and conditions are native. Identifiers are small numbers in the order of starts, never used again.
Absent: settrace, setprofile, gettrace and getprofile, and the hooks for processes that fork.
"""

import sys
from itertools import count
from _thread import (
    TIMEOUT_MAX, Condition, RLock, get_ident, get_native_id, stack_size,
    _current, _end_main, _failed, _format_exception, _has_ended, _join, _set_current, _start, _threads,
)
from _thread import allocate_lock as Lock, error as ThreadError, _ExceptHookArgs as ExceptHookArgs, _local as local
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "local", "stack_size", "excepthook", "ExceptHookArgs", "get_native_id",
]


def _deprecated(name, advice):
    import warnings

    warnings.warn(f"{name}() is deprecated, {advice} instead", DeprecationWarning, stacklevel=3)


# ---- semaphores

class Semaphore:
    """A counter that never falls below zero: acquire() takes one off and waits for that, release() adds one."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return f"<{_place(self)}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Take one off; False if that was not possible at once, or within `timeout` seconds."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Add `n`, and wake up as many of those that wait."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than acquired."""

    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def __repr__(self):
        return f"<{_place(self)}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        """Add `n`, and wake up as many of those that wait; ValueError if that passes the initial value."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


def _place(thing):
    cls = type(thing)
    return f"{cls.__module__}.{cls.__qualname__} at {id(thing):#x}"


# ---- events

class Event:
    """A flag that threads can wait for; it is down at first."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"<{_place(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Whether the flag is up."""
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        """Raise the flag: all that wait go on, and nobody waits any more."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Take the flag down."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is up, `timeout` seconds at most; False if that was too short."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


# ---- barriers

class BrokenBarrierError(RuntimeError):
    """The barrier was broken or reset while a thread waited there, or before it came."""


# The states of a barrier: threads come, threads leave, they leave because of a reset, it is broken.
_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """Where `parties` threads wait for each other; the last one calls `action` before all of them go on."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f"<{_place(self)}: broken>"
        return f"<{_place(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait for all parties; the number of those that came before."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # Those that came before may still be leaving.
            while self._state in (_DRAINING, _RESETTING):
                self._cond.wait()
            self._check()
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_DRAINING, _RESETTING):
                    self._change(_FILLING)

    def _check(self):
        if self._state < 0:
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._change(_BROKEN)
            raise
        self._change(_DRAINING)

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._change(_BROKEN)
        self._check()

    def _change(self, state):
        self._state = state
        self._cond.notify_all()

    def reset(self):
        """Begin anew; whoever waits gets BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._change(_FILLING)
            elif self._state != _DRAINING:
                self._change(_RESETTING)

    def abort(self):
        """Break the barrier: whoever waits or comes gets BrokenBarrierError, until a reset."""
        with self._cond:
            self._change(_BROKEN)

    @property
    def parties(self):
        """How many threads pass together."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state == _BROKEN


# ---- threads

_next_number = count(1).__next__


class Thread:
    """A thread of control: it calls `target`, or the overridden method run()."""

    _initialized = False
    # The number is set by the native that starts the thread, before the thread runs.
    _ident = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._name = str(name) if name else _new_name(target)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._stderr = sys.stderr
        self._initialized = True
        self._ident = None
        # Last, because run() deletes them, in the reverse order: that is cheap.
        self._kwargs = {} if kwargs is None else kwargs
        self._args = args
        self._target = target

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = self._status()
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def _status(self):
        if self._ident is None:
            return "initial"
        return "started" if self.is_alive() else "stopped"

    def start(self):
        """Begin; at most once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("threads can only be started once")
        _start(_bootstrap, self, self._daemonic)

    def run(self):
        """What the thread does: it calls the target, if there is one."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The arguments may hold this thread.
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        """Wait until the thread has ended, `timeout` seconds at most."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        _join(self._ident, timeout if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Whether the thread was started and has not ended."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident is not None and not _has_ended(self._ident)

    @property
    def name(self):
        """A text that tells threads apart for readers."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """The thread's identifier, or None before it is started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        """Whether the program ends without waiting for this thread; as for the creating thread unless set."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name


def _new_name(target):
    name = f"Thread-{_next_number()}"
    if target is not None:
        try:
            return f"{name} ({target.__name__})"
        except AttributeError:
            pass
    return name


def _bootstrap(thread):
    """What a new thread runs."""
    try:
        thread.run()
    except BaseException as error:
        if type(error) is not SystemExit:
            _failed(error)
        _invoke_excepthook(thread, error)


def _invoke_excepthook(thread, error):
    hook = __excepthook__ if excepthook is None else excepthook
    try:
        hook(ExceptHookArgs([type(error), error, error.__traceback__, thread]))
    except Exception as failure:
        failure.__suppress_context__ = True
        stderr = thread._stderr if sys.stderr is None else sys.stderr
        print("Exception in threading.excepthook:", file=stderr, flush=True)
        sys.excepthook(type(failure), failure, failure.__traceback__)


def excepthook(args, /):
    """Report the exception that ended a thread; SystemExit ends it silently."""
    if not isinstance(args, ExceptHookArgs):
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    thread = args.thread
    stderr = sys.stderr
    if stderr is None and thread is not None:
        stderr = thread._stderr
    if args.exc_type is SystemExit or stderr is None:
        return
    name = get_ident() if thread is None else thread.name
    stderr.write(f"Exception in thread {name}:\n{_format_exception(args.exc_value)}")
    stderr.flush()


__excepthook__ = excepthook


class Timer(Thread):
    """Calls a function after so many seconds, unless cancelled before.

    >>> timer = Timer(30.0, print, ["half a minute is over"])
    >>> timer.start()
    >>> timer.cancel()
    """

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Do not call the function if that has not begun."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread in which the program began."""

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._ident = get_ident()
        _set_current(self)


class _DummyThread(Thread):
    """A thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=f"Dummy-{_next_number()}", daemon=True)
        self._ident = get_ident()
        _set_current(self)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def current_thread():
    """The running thread."""
    return _current() or _DummyThread()


def main_thread():
    """The thread in which the program began."""
    return _main_thread


def enumerate():
    """All threads that have begun and not ended."""
    return _threads()


def active_count():
    """How many threads have begun and not ended."""
    return len(_threads())


def currentThread():
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


_main_thread = _MainThread()


def _begin_process(name):
    """What a new process calls, which begins as a copy of another, in a main thread of its own."""
    global _is_ending
    _is_ending = False
    _exit_calls.clear()
    _main_thread._name = name
    _main_thread._initialized = True
    _set_current(_main_thread)


# ---- the end of the program

_exit_calls = []
_is_ending = False


def _register_atexit(func, *args, **kwargs):
    """Have a call made when the main thread has ended, before the others are waited for."""
    if _is_ending:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    """What the runtime calls when the main thread has ended."""
    global _is_ending
    _is_ending = True
    _end_main()
    while _exit_calls:
        func, args, kwargs = _exit_calls.pop()
        func(*args, **kwargs)
