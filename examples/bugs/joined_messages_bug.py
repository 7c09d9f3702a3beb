"""Two messages that were sent one after the other arrive as one.

A stream has no borders between messages: what two calls of send() sent, one call of recv() may receive.
"""

import socket
from threading import Thread


def count_down(conn):
    with conn:
        for number in (3, 2, 1):
            conn.sendall(b"%d" % number)


sender, receiver = socket.socketpair()
thread = Thread(target=count_down, args=(sender,))
thread.start()
numbers = []
while data := receiver.recv(10):
    numbers.append(int(data))
thread.join()
assert numbers == [3, 2, 1], f"numbers have grown together: {numbers}"
