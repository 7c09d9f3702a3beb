"""select.poll over sockets."""

import select
import socket
import threading


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__)


one, other = socket.socketpair()
poll = select.poll()
print(poll.poll(0), poll.poll(1))
print(poll.register(one), poll.register(other.fileno(), select.POLLIN))
print(poll.poll(1) == [(one.fileno(), select.POLLOUT)])
print(poll.modify(one, select.POLLIN), poll.poll(0), poll.poll(20), poll.poll(1.5))
threading.Timer(0.05, one.sendall, [b"late"]).start()
print(poll.poll() == [(other.fileno(), select.POLLIN)], other.recv(10))
other.close()
poll.unregister(one)
attempt(poll.unregister, one)
attempt(poll.modify, one, select.POLLIN)
attempt(poll.register, "name")
attempt(poll.register, -1)
attempt(poll.poll, "soon")
poll = select.poll()
poll.register(one, select.POLLIN)
print(poll.poll(1000) == [(one.fileno(), select.POLLIN | select.POLLHUP)], one.recv(1))
print(select.POLLIN, select.POLLPRI, select.POLLOUT, select.POLLERR, select.POLLHUP, select.POLLNVAL)
