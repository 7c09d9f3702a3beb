"""Waiting for several sockets at once: select() and poll() for sockets, and for what has their numbers.

Absent: other files, and the interfaces epoll and kqueue.
"""

import _socket

error = OSError

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32


def _socket_of(obj):
    """The socket, or its number if it is something else that has one."""
    number = obj if isinstance(obj, int) else getattr(obj, "fileno", None)
    if number is None:
        raise TypeError("argument must be an int, or have a fileno() method.")
    if callable(number):
        number = number()
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return obj if isinstance(obj, _socket.socket) else number


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one or more of the sockets are ready: for reading, for writing, or in an exceptional condition.

    The result is three lists, of those that are; all are empty if the timeout (in seconds) is over before.
    """
    try:
        lists = [list(rlist), list(wlist), list(xlist)]
    except TypeError:
        raise TypeError("arguments 1-3 must be sequences") from None
    if timeout is not None:
        if not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    sockets = [_socket_of(obj) for objects in lists for obj in objects]
    wanted = [event for objects, event in zip(lists, (POLLIN, POLLOUT, POLLPRI)) for _ in objects]
    try:
        happened = iter(_socket._poll(sockets, wanted, timeout))
    except TimeoutError:
        return [], [], []
    # The end of a connection and its errors are seen by reading and writing.
    answers = POLLIN | POLLERR | POLLHUP, POLLOUT | POLLERR, POLLPRI
    ready = [[obj for obj in objects if next(happened) & answer] for objects, answer in zip(lists, answers)]
    return tuple(ready)


class poll:
    """Returns a polling object, which waits for events of the sockets that are registered with it."""

    def __init__(self):
        self._registered = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Register a socket, or its number, for these events; a second time, for others."""
        self._registered[_number_of(fd)] = _socket_of(fd), eventmask

    def modify(self, fd, eventmask, /):
        """Change the events of a registered socket."""
        number = _number_of(fd)
        if number not in self._registered:
            raise FileNotFoundError(2, "No such file or directory")
        self._registered[number] = self._registered[number][0], eventmask

    def unregister(self, fd, /):
        """Forget a registered socket."""
        del self._registered[_number_of(fd)]

    def poll(self, timeout=None, /):
        """Wait until something has happened, or the timeout (in milliseconds) is over: a list of (number, events)."""
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            timeout = None if timeout < 0 else timeout / 1000
        numbers = list(self._registered)
        sockets, masks = [], []
        for number in numbers:
            socket, mask = self._registered[number]
            if not isinstance(socket, int) and socket.fileno() != number:
                return [(number, POLLNVAL)]
            sockets.append(socket)
            masks.append(mask)
        try:
            happened = _socket._poll(sockets, masks, timeout)
        except TimeoutError:
            return []
        return [(number, events) for number, events in zip(numbers, happened) if events]


def _number_of(obj):
    found = _socket_of(obj)
    return found if isinstance(found, int) else found.fileno()
