"""Clients and a server that echoes, over TCP, in threads."""

import socket
import threading


def answer(conn):
    with conn:
        while data := conn.recv(4096):
            conn.sendall(data.upper())


def serve(listener, n_clients):
    threads = []
    for _ in range(n_clients):
        conn, address = listener.accept()
        assert address[0] == "127.0.0.1" and conn.gettimeout() is None
        threads.append(threading.Thread(target=answer, args=(conn,)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def talk(address, name, replies):
    with socket.create_connection(address) as client:
        for i in range(50):
            message = b"%s %d" % (name, i)
            client.sendall(message)
            reply = b""
            while len(reply) < len(message):
                reply += client.recv(len(message) - len(reply))
            replies.append(reply)
        client.shutdown(socket.SHUT_WR)
        assert client.recv(1) == b""


listener = socket.create_server(("127.0.0.1", 0))
server = threading.Thread(target=serve, args=(listener, 4))
server.start()
all_replies = [[] for _ in range(4)]
clients = [
    threading.Thread(target=talk, args=(listener.getsockname(), b"client %d" % i, replies))
    for i, replies in enumerate(all_replies)
]
for client in clients:
    client.start()
for thread in [*clients, server]:
    thread.join()
listener.close()
for replies in all_replies:
    print(len(replies), replies[0], replies[-1])

# More than the system keeps: the sender waits for the receiver.
one, other = socket.socketpair()
data = bytes(range(256)) * 20_000
sender = threading.Thread(target=one.sendall, args=(data,))
sender.start()
received = bytearray()
while len(received) < len(data):
    received += other.recv(1 << 16)
sender.join()
print(received == data)

buffer = bytearray(8)
one.sendall(b"abc")
print(other.recv_into(buffer), buffer)
one.sendall(b"defgh")
print(other.recv_into(buffer, 3), buffer, other.recv_into(memoryview(buffer)[6:]), buffer)
one.sendall(b"peek")
print(other.recv(2, socket.MSG_PEEK), other.recv(10), other.recv(0) if False else b"")
one.close()
print(other.recv(10))
other.close()

for family, host in ((socket.AF_INET6, "::1"),):
    with socket.create_server((host, 0), family=family) as listener:
        with socket.create_connection(listener.getsockname()[:2]) as client:
            conn, address = listener.accept()
            print(address[0], len(address), conn.family, client.getpeername() == listener.getsockname())
            conn.close()
