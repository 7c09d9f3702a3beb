"""Sockets: the class socket with everything that CPython's has for streams and datagrams (IPv4, IPv6, paths),
SocketIO and makefile(), create_server, create_connection, socketpair, getaddrinfo and the other functions about
names and addresses.

Written over `_socket`. A run that is under the control of a checker has no sockets. Absent: recvmsg and sendmsg,
sendfile, share, fromfd, names of services and protocols (getservbyname and the like), gethostbyaddr, getnameinfo,
network interfaces, and every family but those three.
"""

import io
import _socket
from enum import IntEnum, IntFlag
from _socket import gaierror, gethostbyname, gethostname, herror, inet_aton, inet_ntoa, inet_ntop, inet_pton

error = OSError
timeout = TimeoutError
SocketType = _socket.socket


# ---- constants

class AddressFamily(IntEnum):
    """The kinds of addresses."""

    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    """The kinds of sockets."""

    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_RDM = 4
    SOCK_SEQPACKET = 5
    SOCK_NONBLOCK = 2048
    SOCK_CLOEXEC = 524288


class MsgFlag(IntFlag):
    """How a message is sent or received."""

    MSG_OOB = 1
    MSG_PEEK = 2
    MSG_DONTROUTE = 4
    MSG_CTRUNC = 8
    MSG_TRUNC = 32
    MSG_DONTWAIT = 64
    MSG_EOR = 128
    MSG_WAITALL = 256
    MSG_ERRQUEUE = 8192
    MSG_NOSIGNAL = 16384
    MSG_MORE = 32768


class AddressInfo(IntFlag):
    """What getaddrinfo is asked for."""

    AI_PASSIVE = 1
    AI_CANONNAME = 2
    AI_NUMERICHOST = 4
    AI_V4MAPPED = 8
    AI_ALL = 16
    AI_ADDRCONFIG = 32
    AI_NUMERICSERV = 1024


for _kind in AddressFamily, SocketKind, MsgFlag, AddressInfo:
    globals().update(_kind.__members__)

has_ipv6 = True

EAI_BADFLAGS, EAI_NONAME, EAI_AGAIN, EAI_FAIL, EAI_NODATA, EAI_FAMILY = -1, -2, -3, -4, -5, -6
EAI_SOCKTYPE, EAI_SERVICE, EAI_ADDRFAMILY, EAI_MEMORY, EAI_SYSTEM, EAI_OVERFLOW = -7, -8, -9, -10, -11, -12

INADDR_ANY, INADDR_BROADCAST, INADDR_LOOPBACK, INADDR_NONE = 0, 0xffffffff, 0x7f000001, 0xffffffff
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, IPPROTO_RAW = 0, 1, 6, 17, 41, 255
SOL_SOCKET, SOL_IP, SOL_TCP, SOL_UDP = 1, 0, 6, 17
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_DONTROUTE, SO_BROADCAST = 1, 2, 3, 4, 5, 6
SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_OOBINLINE, SO_LINGER, SO_REUSEPORT = 7, 8, 9, 10, 13, 15
SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN = 30, 38, 39
IP_TOS, IP_TTL, IPV6_V6ONLY = 1, 2, 26
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_QUICKACK = 1, 4, 5, 6, 12
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096

_default_timeout = None


def getdefaulttimeout():
    """Returns the default timeout in seconds (float) for new socket objects; None if there is none."""
    return _default_timeout


def setdefaulttimeout(timeout, /):
    """Set the default timeout in seconds (float) for new socket objects; None means none."""
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError("Timeout value out of range")
    _default_timeout = timeout


def _intenum_converter(value, enum):
    try:
        return enum(value)
    except ValueError:
        return value


# ---- the class

class socket(_socket.socket):
    """One end of a connection, or what connections are made to."""

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            if family == -1:
                family = AF_INET
            if type == -1:
                type = SOCK_STREAM
            if proto == -1:
                proto = 0
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False
        if _default_timeout is not None:
            self.settimeout(_default_timeout)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, "_closed", False)
        kind = type(self)
        text = (f"<{kind.__module__}.{kind.__qualname__}{' [closed]' if closed else ''} fd={self.fileno()}, "
                f"family={self.family}, type={self.type}, proto={self.proto}")
        if not closed:
            try:
                if address := self.getsockname():
                    text += f", laddr={address}"
            except error:
                pass
            try:
                if address := self.getpeername():
                    text += f", raddr={address}"
            except error:
                pass
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def accept(self):
        """accept() -> (socket object, address info): wait for an incoming connection."""
        accepted, address = self._accept()
        accepted = socket(self.family, self.type, self.proto, fileno=accepted)
        if _default_timeout is None and self.gettimeout():
            accepted.setblocking(True)
        return accepted, address

    def connect_ex(self, address, /):
        """This is like connect(address), but returns an error code instead of raising an exception."""
        try:
            self.connect(address)
        except gaierror:
            raise
        except TimeoutError as problem:
            return problem.errno or 11
        except error as problem:
            if problem.errno is None:
                raise
            return problem.errno
        return 0

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """makefile(...) -> an I/O stream connected to the socket: as io.open(), with the modes r, w and b."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError("invalid mode %r (only r, w, b allowed)" % (mode,))
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, "r" * reading + "w" * writing)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self):
        _socket.socket.close(self)

    def close(self):
        """Close the socket; its descriptor goes with the last stream that makefile() made."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """detach() -> file descriptor: close the socket object without closing the underlying file descriptor."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """Read-only access to the address family for this socket."""
        return _intenum_converter(super().family, AddressFamily)

    @property
    def type(self):
        """Read-only access to the socket type."""
        return _intenum_converter(super().type, SocketKind)

    def get_inheritable(self):
        """Get the inheritable flag of the socket."""
        return False


class SocketIO(io.RawIOBase):
    """A raw stream over a socket, as makefile() makes them.

    A method whose wait is refused where its caller can begin anew must have done nothing yet.
    """

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError("invalid mode: %r" % mode)
        io.RawIOBase.__init__(self)
        self._sock = sock
        if "b" not in mode:
            mode += "b"
        self._mode = mode
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timeout_occurred = False
        self._ahead = bytearray()

    def readinto(self, b):
        """Read up to len(b) bytes into b; their number, 0 at the end, None if there are none yet."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def readall(self):
        """Read until the end."""
        while True:
            piece = self.read(io.DEFAULT_BUFFER_SIZE)
            if not piece:
                data, self._ahead = bytes(self._ahead), bytearray()
                return data if data or piece is not None else None
            self._ahead += piece

    def write(self, b):
        """Write some of the bytes; their number, None if none can be written now."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        """True if the SocketIO is open for reading."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._reading

    def writable(self):
        """True if the SocketIO is open for writing."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._writing

    def seekable(self):
        """False: a socket has no position."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return False

    def fileno(self):
        """Return the file descriptor of the underlying socket."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Close the stream; the socket stays open unless it was closed already."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


# ---- connections

def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    """socketpair([family[, type[, proto]]]) -> (socket object, socket object), connected with each other."""
    one, other = _socket._socketpair(family, type, proto)
    return socket(family, type, proto, one), socket(family, type, proto, other)


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect to *address*, a pair (host, port), by the first of the host's addresses that answers."""
    host, port = address
    exceptions = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            exceptions.clear()
            return sock
        except error as problem:
            if not all_errors:
                exceptions.clear()
            exceptions.append(problem)
            if sock is not None:
                sock.close()
    if exceptions:
        try:
            if not all_errors:
                raise exceptions[0]
            raise ExceptionGroup("create_connection failed", exceptions)
        finally:
            exceptions.clear()
    raise error("getaddrinfo returns an empty list")


def has_dualstack_ipv6():
    """Return True if the platform supports creating a SOCK_STREAM socket which can handle both IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Create a listening TCP socket bound to *address*, a pair (host, port)."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as problem:
            message = "%s (while attempting to bind on address %r)" % (problem.strerror, address)
            raise error(problem.errno, message) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


# ---- names and numbers

def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The list of (family, type, proto, canonname, sockaddr) by which a host can be reached."""
    found = _socket._getaddrinfo(host, port, family, type, proto, flags)
    return [(_intenum_converter(family, AddressFamily), _intenum_converter(kind, SocketKind), proto, name, address)
            for family, kind, proto, name, address in found]


def getfqdn(name=""):
    """The name of a host, as it was given: the system is not asked for others."""
    name = name.strip()
    return gethostname() if not name or name in ("0.0.0.0", "::") else name


def _short(x, function):
    if not isinstance(x, int):
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    if x < 0:
        raise OverflowError(f"{function}: can't convert negative Python int to C 16-bit unsigned integer")
    if x > 0xffff:
        raise OverflowError(f"{function}: Python int too large to convert to C 16-bit unsigned integer")
    return (x & 0xff) << 8 | x >> 8


def _long(x):
    if not isinstance(x, int):
        raise TypeError(f"expected int, {type(x).__name__} found")
    if x < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if x > 0xffffffff:
        raise OverflowError("int larger than 32 bits")
    return int.from_bytes(x.to_bytes(4, "little"), "big")


def htons(x, /):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _short(x, "htons")


def ntohs(x, /):
    """Convert a 16-bit unsigned integer from network to host byte order."""
    return _short(x, "ntohs")


def htonl(x, /):
    """Convert a 32-bit integer from host to network byte order."""
    return _long(x)


def ntohl(x, /):
    """Convert a 32-bit integer from network to host byte order."""
    return _long(x)


__all__ = [name for name in globals() if not name.startswith("_") and name not in ("io", "IntEnum", "IntFlag")]
