"""Two threads bounce a small dict between two endpoints. In CPython, which has none: pickled, length-prefixed, over TCP."""

import sys
import threading
import time

N = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000


def of_endpoints():
    """A call that sends and receives for each side, and one that closes both."""
    one, other = endpoint(), endpoint()

    def side(own, peer):
        return (lambda value: own.send(peer.address, value)), (lambda: own.recv()[1])

    return side(one, other), side(other, one), lambda: (one.close(), other.close())


def of_sockets():
    listener = socket.create_server(("127.0.0.1", 0))
    one = socket.create_connection(listener.getsockname())
    other, _ = listener.accept()

    def side(conn):
        conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = conn.makefile("rb")

        def send(value):
            data = pickle.dumps(value)
            conn.sendall(struct.pack("!I", len(data)) + data)

        def receive():
            (size,) = struct.unpack("!I", stream.read(4))
            return pickle.loads(stream.read(size))

        return send, receive

    return side(one), side(other), lambda: (one.close(), other.close(), listener.close())


def echo(send, receive):
    for _ in range(N):
        send(receive())


try:
    from sesf import endpoint

    one, other, close = of_endpoints()
except ImportError:
    import pickle
    import socket
    import struct

    one, other, close = of_sockets()

send, receive = one
thread = threading.Thread(target=echo, args=other)
thread.start()
start = time.perf_counter()
for i in range(N):
    send({"kind": "note", "serial": i, "body": "hello"})
    reply = receive()
elapsed = time.perf_counter() - start
assert reply["serial"] == N - 1
thread.join()
close()
print(f"endpoint_pingpong {N} round trips: {N / elapsed:.0f} round trips/s")
