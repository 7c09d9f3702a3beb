"""Messages have a fixed size, and who receives one goes on until all of it is there."""

import socket
from threading import Thread

SIZE = 8


def receive(conn, size):
    data = b""
    while len(data) < size:
        piece = conn.recv(size - len(data))
        if not piece:
            raise EOFError("the peer has left in the middle of a message")
        data += piece
    return data


def serve(listener):
    conn, _ = listener.accept()
    with conn:
        conn.sendall(receive(conn, SIZE).upper())


def ask(address, message):
    with socket.create_connection(address) as conn:
        conn.sendall(message)
        return receive(conn, SIZE)


with socket.create_server(("127.0.0.1", 0)) as listener:
    server = Thread(target=serve, args=(listener,))
    server.start()
    answer = ask(listener.getsockname(), b"question")
    server.join()
assert answer == b"QUESTION", f"the answer is cut off: {answer}"
