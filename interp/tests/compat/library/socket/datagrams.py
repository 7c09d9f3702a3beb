"""Messages over UDP."""

import socket
import threading

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
address = server.getsockname()


def serve():
    for _ in range(3):
        data, sender = server.recvfrom(100)
        server.sendto(data[::-1], sender)


thread = threading.Thread(target=serve)
thread.start()
client = socket.socket(type=socket.SOCK_DGRAM)
print(client.sendto(b"abc", address), client.recvfrom(100) == (b"cba", address))
print(client.sendto(b"def", 0, address), client.recv(2))
client.connect(address)
print(client.send(b"xyz"))
buffer = bytearray(10)
count, sender = client.recvfrom_into(buffer)
print(count, buffer, sender == address)
thread.join()
client.settimeout(0.02)
try:
    client.recv(10)
except TimeoutError as error:
    print(repr(error))
client.close()
server.close()

with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as six:
    six.bind(("::1", 0))
    six.sendto(b"", six.getsockname())
    data, sender = six.recvfrom(10)
    print(data, sender[0], sender == six.getsockname())
