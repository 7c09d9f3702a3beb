"""The options and the other attributes of sockets."""

import socket

with socket.socket() as sock:
    print(sock.family, sock.type, sock.proto, repr(sock.family), repr(sock.type), sock.timeout, sock.fileno() > 2)
    options = [(socket.SOL_SOCKET, socket.SO_REUSEADDR), (socket.SOL_SOCKET, socket.SO_KEEPALIVE),
               (socket.SOL_SOCKET, socket.SO_BROADCAST), (socket.IPPROTO_TCP, socket.TCP_NODELAY)]
    for level, option in options:
        before = sock.getsockopt(level, option)
        sock.setsockopt(level, option, 1)
        after = sock.getsockopt(level, option)
        sock.setsockopt(level, option, 0)
        print(before, after, sock.getsockopt(level, option))
    for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        sock.setsockopt(socket.SOL_SOCKET, option, 20_000)
        print(sock.getsockopt(socket.SOL_SOCKET, option))
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE))
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 4), sock.get_inheritable())
    for timeout in (None, 0, 1.5, 3, True):
        sock.settimeout(timeout)
        print(sock.gettimeout(), sock.timeout, sock.getblocking())
    text = repr(sock)
    print(text.replace(f"fd={sock.fileno()}", "fd=N"))
print(sock, sock.fileno())
sock.close()

socket.setdefaulttimeout(2.5)
print(socket.getdefaulttimeout(), socket.socket().gettimeout())
socket.setdefaulttimeout(None)
print(socket.getdefaulttimeout(), socket.socket().gettimeout())

with socket.create_server(("127.0.0.1", 0)) as listener:
    port = listener.getsockname()[1]
    print(repr(listener).replace(f"fd={listener.fileno()}", "fd=N").replace(str(port), "PORT"))
    try:
        socket.create_server(("127.0.0.1", port))
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror.replace(str(port), "PORT"))

one, other = socket.socketpair()
print(one.family, one.type, repr(one.getsockname()), repr(other.getpeername()))
number = one.detach()
print(one.fileno(), number > 2, repr(one))
again = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=number)
again.sendall(b"from the same descriptor")
print(other.recv(100))
with socket.socketpair()[0] as inside:
    pass
print(inside.fileno(), inside)


class Named(socket.socket):
    """A class of the program's own."""

    name = "mine"

    def send_line(self, text):
        self.sendall(text.encode() + b"\n")


with socket.create_server(("127.0.0.1", 0)) as listener, Named() as named:
    named.connect(listener.getsockname())
    conn, _ = listener.accept()
    named.send_line("hello")
    print(conn.recv(100), named.name, type(conn).__name__, type(named).__name__)
    conn.close()
