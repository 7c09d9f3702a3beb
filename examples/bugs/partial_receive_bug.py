"""A message that arrives in pieces is taken for a shorter one.

`recv(n)` gives what is there, n bytes at most. Two pieces of a message that was sent at once may come one after the
other; the server answers the first one, and closes.
"""

import socket
from threading import Thread

SIZE = 8


def serve(listener):
    conn, _ = listener.accept()
    with conn:
        conn.sendall(conn.recv(SIZE).upper())


def ask(address, message):
    with socket.create_connection(address) as conn:
        conn.sendall(message)
        return conn.recv(SIZE)


with socket.create_server(("127.0.0.1", 0)) as listener:
    server = Thread(target=serve, args=(listener,))
    server.start()
    answer = ask(listener.getsockname(), b"question")
    server.join()
assert answer == b"QUESTION", f"the answer is cut off: {answer}"
