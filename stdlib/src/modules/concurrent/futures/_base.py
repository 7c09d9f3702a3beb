"""Futures, and what waits for them."""

import sys
from collections import namedtuple
from threading import Condition, Lock
from time import monotonic
from _thread import _format_exception

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# The states of a future. A cancelled one is done for those that wait for several once an executor has seen it.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_SEEN = (CANCELLED_AND_NOTIFIED, FINISHED)
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """The base of the exceptions about futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in a state that does not allow this."""


class BrokenExecutor(RuntimeError):
    """The executor cannot be used any more."""


TimeoutError = TimeoutError


def report(text, error):
    """Show an exception that nobody will handle."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n{_format_exception(error)}")


class Future:
    """The result of a call that may not have been made yet."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = "cancelled" if self._state in _CANCELLED else self._state.lower()
            if self._state == FINISHED:
                if self._exception:
                    state += f" raised {type(self._exception).__name__}"
                else:
                    state += f" returned {type(self._result).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        """Cancel the call unless it runs or has been made; whether it is cancelled now."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether the call was cancelled."""
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        """Whether the call is being made."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether the call was made or cancelled."""
        with self._condition:
            return self._state in _DONE

    def add_done_callback(self, fn):
        """Call `fn` with this future once it is done; at once, if it is."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception as error:
            report(f"exception calling callback for {self!r}", error)

    def result(self, timeout=None):
        """What the call returns or raises; wait for that, `timeout` seconds at most."""
        with self._condition:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result

    def exception(self, timeout=None):
        """The exception that the call raises, or None; wait for that, `timeout` seconds at most."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    def _wait(self, timeout):
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    # What executors and tests call.

    def set_running_or_notify_cancel(self):
        """Whether the call is to be made: the future is running from now on. Otherwise it was cancelled."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._inform_waiters()
                return False
            print(f"Future {id(self)} in unexpected state: {self._state}", file=sys.stderr)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Note what the call returned."""
        with self._condition:
            self._require_open()
            self._result = result
            self._finish()
        self._invoke_callbacks()

    def set_exception(self, exception):
        """Note what the call raised."""
        with self._condition:
            self._require_open()
            self._exception = exception
            self._finish()
        self._invoke_callbacks()

    def _require_open(self):
        if self._state in _DONE:
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _finish(self):
        self._state = FINISHED
        self._inform_waiters()
        self._condition.notify_all()

    def _inform_waiters(self):
        for waiter in self._waiters:
            waiter.add(self)
        self._waiters.clear()

    def _enlist(self, waiter):
        """Whether the future is done; otherwise the waiter will be told."""
        with self._condition:
            if self._state in _SEEN:
                return True
            self._waiters.append(waiter)
            return False

    def _dismiss(self, waiter):
        with self._condition:
            if waiter in self._waiters:
                self._waiters.remove(waiter)


# ---- waiting for several

class _Waiter:
    """Collects futures that are done, for a thread that waits for several."""

    def __init__(self, futures):
        self._changed = Condition(Lock())
        self._done = []
        done = [future for future in futures if future._enlist(self)]
        with self._changed:
            self._done[:0] = done

    def add(self, future):
        with self._changed:
            self._done.append(future)
            self._changed.notify()

    def take(self, is_enough, timeout):
        """Those that are done and were not taken yet, once they are enough or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: is_enough(self._done), timeout)
            done, self._done = self._done, []
            return done


def as_completed(fs, timeout=None):
    """Give the futures as they get done, each once; TimeoutError after `timeout` seconds."""
    end = None if timeout is None else monotonic() + timeout
    # A dict keeps the order in which they were given.
    pending = dict.fromkeys(fs)
    n_futures = len(pending)
    waiter = _Waiter(pending)
    try:
        done = waiter.take(lambda done: True, None)
        while True:
            for future in done:
                del pending[future]
                yield future
            if not pending:
                return
            rest = None if end is None else end - monotonic()
            if rest is not None and rest < 0:
                raise TimeoutError(f"{len(pending)} (of {n_futures}) futures unfinished")
            done = waiter.take(bool, rest)
    finally:
        for future in pending:
            future._dismiss(waiter)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")

# Whether a wait is over before all are done.
_IS_ENOUGH = {
    FIRST_COMPLETED: bool,
    FIRST_EXCEPTION: lambda done: any(future._exception is not None for future in done),
    ALL_COMPLETED: lambda done: False,
}


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures, `timeout` seconds at most; the set of those that are done, and the set of the others."""
    if return_when not in _IS_ENOUGH:
        raise ValueError(f"Invalid return condition: {return_when!r}")
    futures = dict.fromkeys(fs)
    is_enough = _IS_ENOUGH[return_when]
    waiter = _Waiter(futures)
    done = set(waiter.take(lambda done: len(done) == len(futures) or is_enough(done), timeout))
    not_done = {future for future in futures if future not in done}
    for future in not_done:
        future._dismiss(waiter)
    return DoneAndNotDoneFutures(done, not_done)


# ---- executors

class Executor:
    """What makes calls in other threads; the base of executors."""

    def submit(self, fn, /, *args, **kwargs):
        """Have a call made; its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As the builtin map, with all calls submitted at once; TimeoutError after `timeout` seconds."""
        end = None if timeout is None else monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Accept no more calls, and wait for those that were submitted."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    # What was given is let go of; what will not be asked for is cancelled.
    futures.reverse()
    try:
        while futures:
            future = futures[-1]
            yield future.result(None if end is None else end - monotonic())
            futures.pop()
    finally:
        for future in futures:
            future.cancel()
