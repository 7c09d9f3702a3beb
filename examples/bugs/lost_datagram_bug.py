"""A datagram is lost, and both sides wait for ever.

Checked with: --faults loss=0.2

The network may lose a datagram. The client asks once and waits for the answer, which never comes if the question
or the answer is lost.
"""

import socket
from threading import Thread


def datagram_socket():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    return sock


def serve(sock):
    while (question := sock.recvfrom(100))[0] != b"stop":
        sock.sendto(question[0].upper(), question[1])


server, client = datagram_socket(), datagram_socket()
Thread(target=serve, args=(server,), daemon=True).start()
client.sendto(b"question", server.getsockname())
answer = client.recv(100)
assert answer == b"QUESTION", f"a wrong answer: {answer}"
