"""The client asks again until it has the answer; it gives up after a while.

Checked with: --faults loss=0.2
"""

import socket
from threading import Thread

TRIES = 10


def datagram_socket():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    return sock


def serve(sock):
    while (question := sock.recvfrom(100))[0] != b"stop":
        sock.sendto(question[0].upper(), question[1])


def ask(sock, server, question):
    """The answer, or None if there is none in time."""
    sock.settimeout(0.5)
    for _ in range(TRIES):
        sock.sendto(question, server)
        try:
            return sock.recv(100)
        except TimeoutError:
            pass
    return None


server, client = datagram_socket(), datagram_socket()
Thread(target=serve, args=(server,), daemon=True).start()
answer = ask(client, server.getsockname(), b"question")
assert answer in (b"QUESTION", None), f"a wrong answer: {answer}"
