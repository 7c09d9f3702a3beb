"""Each message ends with a mark, a line end, and who receives looks for that."""

import socket
from threading import Thread


def count_down(conn):
    with conn:
        for number in (3, 2, 1):
            conn.sendall(b"%d\n" % number)


sender, receiver = socket.socketpair()
thread = Thread(target=count_down, args=(sender,))
thread.start()
with receiver.makefile("rb") as lines:
    numbers = [int(line) for line in lines]
thread.join()
assert numbers == [3, 2, 1], f"numbers have grown together: {numbers}"
