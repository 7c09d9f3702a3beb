"""Streams over sockets: makefile() and SocketIO."""

import io
import socket
import threading
import time


def pair():
    listener = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(listener.getsockname())
    conn, _ = listener.accept()
    listener.close()
    return client, conn


def trickle(conn, pieces, closes=True):
    """Send pieces with pauses between them, so that the reader has to wait in the middle."""
    for piece in pieces:
        conn.sendall(piece)
        time.sleep(0.01)
    if closes:
        conn.close()


def sending(pieces):
    client, conn = pair()
    thread = threading.Thread(target=trickle, args=(conn, pieces))
    thread.start()
    return client, thread


pieces = [b"first li", b"ne\nsecond", b" line\r\nthird \xc3", b"\xa4 line\n", b"\n", b"the e", b"nd"]
for mode in ("r", "rb"):
    client, thread = sending(pieces)
    with client, client.makefile(mode) as stream:
        print(type(stream).__name__, [line for line in stream])
    thread.join()
    client, thread = sending(pieces)
    with client, client.makefile(mode, newline="" if mode == "r" else None) as stream:
        print(repr(stream.readline()), repr(stream.read(3)), repr(stream.read(20)), repr(stream.readline(2)), repr(stream.read()))
    thread.join()
    client, thread = sending(pieces)
    with client, client.makefile(mode) as stream:
        print(stream.readlines())
    thread.join()

client, thread = sending(pieces)
with client, client.makefile("rb", buffering=16) as stream:
    buffer = bytearray(12)
    print(stream.readinto(buffer), buffer, len(stream.peek()) > 0, stream.read(0), len(stream.read1(1)), stream.read(10))
    print(stream.read())
thread.join()

client, thread = sending(pieces)
with client, client.makefile("rb", buffering=0) as raw:
    print(type(raw), raw.mode, raw.readable(), raw.writable(), raw.seekable(), raw.readline(), raw.readall())
thread.join()

# Both directions, as a protocol of lines uses them.
client, conn = pair()


def serve():
    with conn, conn.makefile("rw", newline="\n") as stream:
        for line in stream:
            stream.write(line.upper())
            stream.flush()


thread = threading.Thread(target=serve)
thread.start()
stream = client.makefile("rw", encoding="utf-8", newline="\n")
print(type(stream.buffer).__name__, stream.mode, stream.encoding)
for word in ("one", "zwei \u00e4", "three"):
    print(word, file=stream, flush=True)
    print(repr(stream.readline()))
client.close()
print(client.fileno() > 0)
client_closed = client
stream.close()
print(client.fileno(), stream.closed)
thread.join()

# More than the system keeps, in one write and in many.
for mode in ("w", "wb"):
    client, conn = pair()
    received = []

    def drain():
        with conn.makefile("rb") as source:
            received.append(len(source.read()))

    thread = threading.Thread(target=drain)
    thread.start()
    with client, client.makefile(mode) as target:
        unit = "0123456789" if mode == "w" else b"0123456789"
        print(target.write(unit * 600_000))
        for _ in range(20_000):
            target.write(unit * 10)
    thread.join()
    conn.close()
    print(received)

# A stream whose socket times out is of no use afterwards.
client, conn = pair()
client.settimeout(0.03)
stream = client.makefile("rb")
for _ in range(2):
    try:
        stream.readline()
    except OSError as error:
        print(type(error).__name__, error)
stream.close()

# Each wait has its own time.
client.settimeout(0.5)
thread = threading.Thread(target=trickle, args=(conn, [b"a", b"b", b"c\n"], False))
thread.start()
print(client.makefile("rb").readline())
thread.join()

# Nothing is there yet.
client.setblocking(False)
stream = client.makefile("rb")
print(stream.read(3), stream.read1(3), client.makefile("rb", buffering=0).read(2))
for mode, options in (("x", {}), ("r", {"buffering": 0})):
    try:
        client.makefile(mode, **options)
    except ValueError as error:
        print(error)
raw = socket.SocketIO(client, "rw")
print(isinstance(raw, io.RawIOBase), raw.name == client.fileno(), raw.closed)
raw.close()
print(raw.closed, raw.name)
try:
    raw.readable()
except ValueError as error:
    print(error)
client.close()
conn.close()
