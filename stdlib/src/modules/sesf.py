"""The language's own names. In `.sesf` files they are built in; elsewhere `from sesf import ...` brings them.

There are threads (`thread`, `mytid`), processes (`spawn`, `mypid`, `crash`), locks and conditions, time (`now`, `sleep`),
`choose`, messages (`endpoint`), and the guarded parts `with when(condition):` and `with atomic:`, which the compiler knows
by these names.
"""

import _thread
from _endpoint import endpoint
from _processes import Process, ProcessDied, RemoteError, RemoteTraceback, crash, mypid, spawn
from _services import (
    InputViolation,
    OutputViolation,
    ServiceFault,
    anything,
    implements,
    ints,
    lists,
    one_of,
    ongoing,
    optional,
    service,
    servicetester,
    text,
    tuples,
)
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread
from time import sleep

__all__ = [
    "Barrier",
    "BoundedSemaphore",
    "Condition",
    "Event",
    "InputViolation",
    "Lock",
    "OutputViolation",
    "Process",
    "ProcessDied",
    "RLock",
    "RemoteError",
    "RemoteTraceback",
    "Semaphore",
    "ServiceFault",
    "addr",
    "anything",
    "atomic",
    "call",
    "choose",
    "crash",
    "endpoint",
    "implements",
    "internal",
    "ints",
    "invariant",
    "leads_to",
    "lists",
    "mypid",
    "mytid",
    "now",
    "one_of",
    "ongoing",
    "optional",
    "output",
    "progress",
    "ret",
    "service",
    "servicetester",
    "sleep",
    "some",
    "spawn",
    "text",
    "thread",
    "tuples",
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


class addr:
    """Annotates the parameter of a service's function that says at which address the call is made."""


def _stands_in_a_service(name):
    def misplaced(*args, **kwargs):
        raise TypeError(f"{name} stands in a class that is marked @service or @servicetester, under a name that is "
                        "imported at the top of the module")

    misplaced.__name__ = misplaced.__qualname__ = name
    return misplaced


call = _stands_in_a_service("call")
internal = _stands_in_a_service("internal")
invariant = _stands_in_a_service("invariant")
leads_to = _stands_in_a_service("leads_to")
output = _stands_in_a_service("output")
progress = _stands_in_a_service("progress")
ret = _stands_in_a_service("ret")
some = _stands_in_a_service("some")
