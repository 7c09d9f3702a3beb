"""Names, addresses and numbers."""

import socket


def attempt(function, *args):
    try:
        print(function.__name__, args, function(*args))
    except Exception as error:
        print(function.__name__, args, type(error).__name__, error)


for text in ("127.0.0.1", "1.2.3", "1.2", "0x7f.1", "010.1.1.1", "1", "256.1.1.1", "1.2.3.4.5", "x", "", "1.2.3.256"):
    attempt(socket.inet_aton, text)
for packed in (b"\x7f\0\0\1", b"\xff" * 4, b"123", b"12345"):
    attempt(socket.inet_ntoa, packed)
for family, text in ((socket.AF_INET, "1.2.3.4"), (socket.AF_INET, "1.2"), (socket.AF_INET6, "::1"),
                     (socket.AF_INET6, "fe80::1:2"), (socket.AF_INET6, "1.2.3.4"), (socket.AF_INET6, "::ffff:1.2.3.4")):
    attempt(socket.inet_pton, family, text)
for family, packed in ((socket.AF_INET, b"\1\2\3\4"), (socket.AF_INET6, bytes(15) + b"\1"), (socket.AF_INET6, bytes(16)),
                       (socket.AF_INET6, bytes(10) + b"\xff\xff\1\2\3\4"), (socket.AF_INET, b"1"), (999, b"1234")):
    attempt(socket.inet_ntop, family, packed)
for number in (0, 1, 80, 0x1234, 0xffff, 0x10000, -1):
    attempt(socket.htons, number)
    attempt(socket.ntohs, number)
for number in (0, 1, 0x12345678, 0xffffffff, 0x100000000, -1):
    attempt(socket.htonl, number)
    attempt(socket.ntohl, number)

for args in (("127.0.0.1", 80), ("::1", 80, 0, socket.SOCK_STREAM), ("127.0.0.1", "80", socket.AF_INET, socket.SOCK_DGRAM),
             ("127.0.0.1", None, 0, 0, socket.IPPROTO_TCP), ("localhost", 80, socket.AF_INET, socket.SOCK_STREAM),
             (None, 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_PASSIVE), (None, 80, socket.AF_INET, socket.SOCK_STREAM)):
    print(args, socket.getaddrinfo(*args))
attempt(socket.getaddrinfo, "::1", 80, socket.AF_INET)
attempt(socket.getaddrinfo, "host.name", 80, 0, 0, 0, socket.AI_NUMERICHOST)
print(socket.gethostbyname("localhost"), socket.gethostbyname("10.1.2.3"), type(socket.gethostname()))

print(socket.AF_INET, repr(socket.AF_INET), socket.AF_INET6, socket.AF_UNIX, socket.SOCK_STREAM, repr(socket.SOCK_DGRAM))
print(socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.IPPROTO_TCP, socket.TCP_NODELAY, socket.SHUT_RDWR, socket.SOMAXCONN)
print(socket.EAI_NONAME, socket.EAI_AGAIN, repr(socket.AI_PASSIVE), socket.INADDR_ANY, socket.has_ipv6, repr(socket.MSG_PEEK))
