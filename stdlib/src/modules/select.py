"""Waiting for several sockets at once: select() for sockets, and for what has their numbers.

Absent: other files, and the interfaces poll, epoll and kqueue.
"""

import _socket

error = OSError

_IN, _PRI, _OUT, _ERR, _HUP = 1, 2, 4, 8, 16


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
    wanted = [event for objects, event in zip(lists, (_IN, _OUT, _PRI)) for _ in objects]
    try:
        happened = iter(_socket._poll(sockets, wanted, timeout))
    except TimeoutError:
        return [], [], []
    # The end of a connection and its errors are seen by reading and writing.
    answers = _IN | _ERR | _HUP, _OUT | _ERR, _PRI
    ready = [[obj for obj in objects if next(happened) & answer] for objects, answer in zip(lists, answers)]
    return tuple(ready)
