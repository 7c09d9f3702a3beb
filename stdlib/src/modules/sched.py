"""A scheduler of events: scheduler, Event."""

from collections import namedtuple
from heapq import heapify, heappop, heappush
from itertools import count
from threading import RLock
from time import monotonic, sleep

__all__ = ["scheduler"]

_MISSING = object()


class Event(namedtuple("Event", "time, priority, sequence, action, argument, kwargs")):
    """A call that is due at a time: the earliest first, then the least priority, then the first entered."""

    __slots__ = ()


class scheduler:
    """Makes calls when they are due, by a clock and a way to let time pass.

    >>> s = scheduler()
    >>> event = s.enter(0.01, 1, print, ("due",))
    >>> s.run()
    due
    """

    def __init__(self, timefunc=monotonic, delayfunc=sleep):
        self._queue = []
        self._lock = RLock()
        self._next_sequence = count().__next__
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_MISSING):
        """Have a call made at a time; the event, for cancel()."""
        with self._lock:
            kwargs = {} if kwargs is _MISSING else kwargs
            event = Event(time, priority, self._next_sequence(), action, argument, kwargs)
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_MISSING):
        """Have a call made after some time; the event, for cancel()."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Take an event off; ValueError if it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        """Whether no event waits."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Make the calls as they get due until none is left; unless `blocking`, those due now, and give the time to the next."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                rest = event.time - self.timefunc()
                if rest <= 0:
                    heappop(self._queue)
            if rest <= 0:
                event.action(*event.argument, **event.kwargs)
                # Other threads may go on.
                self.delayfunc(0)
            elif blocking:
                self.delayfunc(rest)
            else:
                return rest

    @property
    def queue(self):
        """The events that wait, in their order."""
        with self._lock:
            return sorted(self._queue)
