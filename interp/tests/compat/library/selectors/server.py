"""An echo server of several clients in one thread, over each selector."""

import selectors
import socket
import threading


def serve(selector, listener, n_clients):
    """Echoes what clients send, until so many have left."""
    n_left = 0
    selector.register(listener, selectors.EVENT_READ, None)
    while n_left < n_clients:
        for key, events in selector.select(timeout=10):
            if key.data is None:
                conn, _ = listener.accept()
                conn.setblocking(False)
                selector.register(conn, selectors.EVENT_READ, bytearray())
                continue
            if events & selectors.EVENT_READ:
                data = key.fileobj.recv(4)
                if data:
                    key.data.extend(data)
                    selector.modify(key.fileobj, selectors.EVENT_READ | selectors.EVENT_WRITE, key.data)
                else:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
                    n_left += 1
                    continue
            if events & selectors.EVENT_WRITE and key.data:
                n = key.fileobj.send(key.data)
                del key.data[:n]
                if not key.data:
                    selector.modify(key.fileobj, selectors.EVENT_READ, key.data)


def client(address, text, replies):
    with socket.create_connection(address) as sock:
        sock.sendall(text)
        got = b""
        while len(got) < len(text):
            got += sock.recv(100)
        replies.append(got)


for make in selectors.SelectSelector, selectors.PollSelector, selectors.DefaultSelector:
    with socket.create_server(("127.0.0.1", 0)) as listener, make() as selector:
        server = threading.Thread(target=serve, args=(selector, listener, 3))
        server.start()
        replies = []
        clients = [
            threading.Thread(target=client, args=(listener.getsockname(), bytes([65 + i]) * 10, replies))
            for i in range(3)
        ]
        for thread in clients:
            thread.start()
        for thread in clients + [server]:
            thread.join()
        print(make.__name__ in ("SelectSelector", "PollSelector", "EpollSelector"), sorted(replies))

one, other = socket.socketpair()
with selectors.DefaultSelector() as selector:
    print(selector.select(0), selector.select(0.02), selector.select(-1))
    selector.register(one, selectors.EVENT_READ)
    print(selector.select(0), selector.select(0.02))
    threading.Timer(0.05, other.sendall, [b"late"]).start()
    print([events for _, events in selector.select()], one.recv(10))
    other.close()
    print([events for _, events in selector.select()], one.recv(10))
