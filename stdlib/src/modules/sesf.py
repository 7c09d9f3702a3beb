"""The language's own names. In `.sesf` files they are built in; elsewhere `from sesf import ...` brings them.

There are threads (`thread`, `mytid`), locks and conditions, time (`now`, `sleep`), `choose`, and the guarded parts
`with when(condition):` and `with atomic:`, which the compiler knows by these names.
"""

import _thread
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread
from time import sleep

__all__ = [
    "Barrier",
    "BoundedSemaphore",
    "Condition",
    "Event",
    "Lock",
    "RLock",
    "Semaphore",
    "atomic",
    "choose",
    "mytid",
    "now",
    "sleep",
    "thread",
    "when",
]


def thread(function, *args, **kwargs):
    """Start a thread that calls function(*args, **kwargs), and return its handle, which can be joined."""
    handle = Thread(target=function, args=args, kwargs=kwargs)
    handle.start()
    return handle


def mytid():
    """The number of the running thread: 0 for the main thread, then in the order of their starts."""
    return _thread.get_ident() - 1


def now():
    """The runtime's clock, in seconds: it never goes back."""
    return _thread._now()


def choose(iterable):
    """One of the items: by chance in a real run, as the strategy decides under `sesf check`."""
    items = list(iterable)
    return items[_thread._choose(len(items))]


def when(condition):
    """`with when(condition): body` waits until the condition holds, then runs the body, in one atomic step."""
    raise TypeError("when(...) stands alone in a with statement, under a name imported at the top of the module")


class _Atomic:
    """`with atomic: body` runs the body in one atomic step."""

    def __repr__(self):
        return "atomic"

    def __enter__(self):
        raise TypeError("atomic stands alone in a with statement, under a name imported at the top of the module")

    def __exit__(self, *args):
        pass


atomic = _Atomic()
