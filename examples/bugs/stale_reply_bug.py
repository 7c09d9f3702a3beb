"""A late answer to one question is taken for the answer to the next.

The client asks again when no answer comes in time. If the first answer was only slow, there are two of them, and
the second one is still there when the next question is asked.
"""

import socket
from threading import Thread


def datagram_socket():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    return sock


def serve(sock):
    while True:
        question, address = sock.recvfrom(100)
        sock.sendto(question.upper(), address)


def ask(sock, server, question):
    """The answer, or None if there is none in time."""
    sock.settimeout(0.5)
    for _ in range(3):
        sock.sendto(question, server)
        try:
            return sock.recv(100)
        except TimeoutError:
            pass
    return None


server, client = datagram_socket(), datagram_socket()
Thread(target=serve, args=(server,), daemon=True).start()
for question in (b"first", b"second"):
    answer = ask(client, server.getsockname(), question)
    assert answer in (question.upper(), None), f"the answer to {question} is {answer}"
