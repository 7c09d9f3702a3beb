"""Waiting for several sockets at once."""

import select
import socket
import threading

one, other = socket.socketpair()
print(select.select([one, other], [], [], 0), select.select([one], [], [], 0.02))
print(select.select([one], [one, other], [one], 1) == ([], [one, other], []))
threading.Timer(0.05, other.sendall, [b"late"]).start()
readable, _, _ = select.select([other, one], [], [])
print(readable == [one], one.recv(10))
other.close()
print(select.select([one], [], [], 1) == ([one], [], []), one.recv(10))
for arguments in (([None], [], []), ([other], [], []), ([one], [], [], -1), ([one], [], [], "1"), (1, [], [])):
    try:
        select.select(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# A server of several clients in one thread.
with socket.create_server(("127.0.0.1", 0)) as listener:
    clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
    for i, client in enumerate(clients):
        client.sendall(b"%d" % i)
        client.shutdown(socket.SHUT_WR)
    conns, received, n_ended = [], [], 0
    while n_ended < 3:
        for ready in select.select([listener, *conns], [], [], 5)[0]:
            if ready is listener:
                conns.append(listener.accept()[0])
            elif data := ready.recv(10):
                received.append(data)
            else:
                conns.remove(ready)
                ready.close()
                n_ended += 1
    print(sorted(received))
    for client in clients:
        client.close()
