"""What sockets raise: timeouts, refusals, peers that go away, calls that would wait."""

import errno
import socket
import threading


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error.args, getattr(error, "errno", None))


listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
listener.settimeout(0.02)
attempt(listener.accept)
listener.setblocking(False)
attempt(listener.accept)
print(listener.gettimeout(), listener.getblocking())
listener.setblocking(True)

client = socket.create_connection(address, timeout=5)
conn, _ = listener.accept()
print(client.gettimeout(), conn.gettimeout())
client.settimeout(0.02)
attempt(client.recv, 10)
attempt(client.recv_into, bytearray(4))
client.setblocking(0)
attempt(client.recv, 10)
attempt(client.recvfrom, 10)
attempt(client.settimeout, -1)
attempt(client.settimeout, "soon")

# Until the system's buffers are full.
try:
    while True:
        client.send(b"x" * 65536)
except BlockingIOError as error:
    print("full", error.errno == errno.EAGAIN)
client.settimeout(0.02)
try:
    client.sendall(b"x" * 10_000_000)
except TimeoutError as error:
    print("timed out", error.args)

# A peer that resets.
conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, (1).to_bytes(4, "little") + bytes(4))
conn.close()
client.settimeout(5)
attempt(client.recv, 10)
attempt(client.send, b"x")
client.close()
attempt(client.recv, 10)
attempt(client.getsockname)
attempt(client.fileno)

# A peer that closes: the first message after that is answered with a reset.
one, other = socket.socketpair()
other.close()
attempt(one.recv, 5)
attempt(one.send, b"x")
attempt(one.sendall, b"x")
one.close()

listener.close()
attempt(socket.create_connection, address)
with socket.socket() as refused:
    print(refused.connect_ex(address) == errno.ECONNREFUSED)
    attempt(refused.getpeername)
    attempt(refused.send, b"x")
    attempt(refused.bind, ("127.0.0.1", 70000))
    attempt(refused.bind, "127.0.0.1")
    attempt(refused.bind, (1, 2, 3))
    attempt(refused.connect, ("::1", 80))
    attempt(refused.recv, -1)
    attempt(refused.setsockopt, 12345, 1, 1)
    attempt(refused.sendall, "text")
print(socket.error is OSError, socket.timeout is TimeoutError, issubclass(socket.gaierror, OSError))
print(socket.gaierror.__module__, socket.herror.__name__)

# Waiting for another thread of the same program, with a time limit that is not reached.
one, other = socket.socketpair()
one.settimeout(20)
threading.Timer(0.05, other.sendall, [b"late"]).start()
print(one.recv(10))
