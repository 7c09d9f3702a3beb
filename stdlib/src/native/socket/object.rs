//! The class `_socket.socket`: making, naming, connecting, closing.

use std::sync::Arc;
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::{self, AddressFamily, Protocol, Shutdown, SocketFlags, SocketType, sockopt};
use sesf_heap::{ClassId, DictId, Nanoseconds, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, content, def, edit_in_place, keep_class, native_object, new_class, own_class,
    wrong_receiver,
};
use super::super::time::timeout_nanoseconds;
use super::address::{Address, shown, with_address};
use super::waiting::{Ready, Trouble, or_raise, system_error, transact};
use super::{options, transfer};

const SOCKET: &str = "_socket.socket";

/// How every descriptor is made.
pub(super) const FLAGS: SocketFlags = SocketFlags::CLOEXEC.union(SocketFlags::NONBLOCK);

/// A socket. The copies in snapshots share the descriptor.
#[derive(Clone, Debug, Default)]
pub(super) struct Socket {
    /// None once it is closed.
    pub fd: Option<Arc<OwnedFd>>,
    /// The descriptor that the program has taken out, by its number.
    detached: Option<Arc<OwnedFd>>,
    pub family: i64,
    kind: i64,
    proto: i64,
    /// How long a method waits; none for ever.
    timeout: Option<Nanoseconds>,
}

native_object!(Socket, this, _tracer => {}, bytes: 0, out => {
    // The connection is the system's, not the machine's.
    out.push(this.fd.is_some() as u8);
    out.extend(this.timeout.unwrap_or(-1).to_le_bytes());
});

const NEW: &[NativeDef] = &[def("__new__(type, /, *args, **kwargs)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def("__init__(self, family=-1, type=-1, proto=-1, fileno=None)", init, "Initialize self."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const METHODS: &[NativeDef] = &[
    def("_accept(self, /)", accept, "_accept() -> (socket, address info)\n\nWait for an incoming connection."),
    def("bind(self, address, /)", bind, "bind(address)\n\nBind the socket to a local address."),
    def("close(self, /)", close, "close()\n\nClose the socket.  It cannot be used after this call."),
    def("connect(self, address, /)", connect, "connect(address)\n\nConnect the socket to a remote address."),
    def("detach(self, /)", detach, "detach()\n\nClose the socket object without closing the file descriptor."),
    def("fileno(self, /)", fileno, "fileno() -> integer\n\nReturn the integer file descriptor of the socket."),
    def("getblocking(self, /)", getblocking, "getblocking()\n\nReturns True if socket is in blocking mode."),
    def(
        "getpeername(self, /)",
        getpeername,
        "getpeername() -> address info\n\nReturn the address of the remote endpoint.",
    ),
    def(
        "getsockname(self, /)",
        getsockname,
        "getsockname() -> address info\n\nReturn the address of the local endpoint.",
    ),
    def("gettimeout(self, /)", gettimeout, "gettimeout() -> timeout\n\nReturns the timeout in seconds (float)."),
    def("listen(self, backlog=128, /)", listen, "listen([backlog])\n\nEnable a server to accept connections."),
    def("setblocking(self, flag, /)", setblocking, "setblocking(flag)\n\nSet the socket to blocking or non-blocking."),
    def("settimeout(self, timeout, /)", settimeout, "settimeout(timeout)\n\nSet a timeout on socket operations."),
    def("shutdown(self, how, /)", shutdown, "shutdown(flag)\n\nShut down one or both halves of the connection."),
];

const GETTERS: &[NativeDef] = &[
    def("family(self, /)", |vm, args| number(vm, args, |s| s.family), "the socket family"),
    def("type(self, /)", |vm, args| number(vm, args, |s| s.kind), "the socket type"),
    def("proto(self, /)", |vm, args| number(vm, args, |s| s.proto), "the socket protocol"),
    def("timeout(self, /)", gettimeout, "the socket timeout"),
];

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let methods: Vec<NativeDef> = [METHODS, transfer::METHODS, options::METHODS].concat();
    let tables = ClassTables {
        static_methods: NEW,
        slots: SLOTS,
        methods: &methods,
        getters: GETTERS,
        doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n\nOpen a socket of the given type.",
        ..ClassTables::default()
    };
    let class = new_class(vm, dict, "socket", "_socket", &tables);
    keep_class(vm, SOCKET, class);
}

fn class_of_sockets(vm: &Vm) -> ClassId {
    own_class(vm, SOCKET).unwrap_or(classes::OBJECT)
}

// ---- making

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let own = class_of_sockets(vm);
    let value = vm.heap.new_object(own, Socket::default());
    as_instance_of(vm, args[0], own, value)
}

/// An argument that may be left out as -1.
fn number_or(vm: &mut Vm, value: Value, default: i64) -> Res<i64> {
    match value {
        Value::Unbound => Ok(default),
        value => Ok(match vm.as_index(value, "")? {
            -1 => default,
            number => number,
        }),
    }
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let given = args[4].or(Value::None);
    let mut made = match given {
        Value::None => Socket::default(),
        given => taken_over(vm, given)?,
    };
    let defaults = if given.is_none() {
        (i64::from(AddressFamily::INET.as_raw()), 1, 0)
    } else {
        (made.family, made.kind, made.proto)
    };
    made.family = number_or(vm, args[1], defaults.0)?;
    made.kind = number_or(vm, args[2], defaults.1)?;
    made.proto = number_or(vm, args[3], defaults.2)?;
    if made.fd.is_none() {
        let (family, kind) = system_names(vm, made.family, made.kind)?;
        need_outside(vm)?;
        let fd = net::socket_with(family, kind, FLAGS, protocol(made.proto));
        made.fd = Some(Arc::new(or_raise(vm, fd)?));
    }
    with_state(vm, args[0], |socket| *socket = made)?;
    Ok(Value::None)
}

/// The socket whose descriptor another one takes over: one that was just accepted, or the number of one that was detached.
fn taken_over(vm: &mut Vm, given: Value) -> Res<Socket> {
    if let Some(accepted) =
        edit_in_place(vm, given, |socket: &mut Socket| Socket { detached: None, fd: socket.fd.take(), ..*socket })
    {
        return Ok(accepted);
    }
    let number = vm.as_index(given, "")?;
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let sockets = vm.heap.objects.handles().collect::<Vec<_>>();
    let of_number = |fd: &Option<Arc<OwnedFd>>| fd.as_ref().is_some_and(|fd| i64::from(fd.as_raw_fd()) == number);
    for id in sockets {
        let found = edit_in_place(vm, Value::Object(id), |socket: &mut Socket| match of_number(&socket.detached) {
            true => Some(Socket { fd: socket.detached.take(), detached: None, ..*socket }),
            false if of_number(&socket.fd) => Some(Socket { detached: None, ..socket.clone() }),
            false => None,
        });
        if let Some(Some(found)) = found {
            return Ok(found);
        }
    }
    Err(system_error(vm, Errno::BADF))
}

/// A new socket of the native class.
pub(super) fn new_socket(vm: &mut Vm, fd: OwnedFd, family: i64, kind: i64, proto: i64) -> Value {
    let own = class_of_sockets(vm);
    vm.heap.new_object(own, Socket { fd: Some(Arc::new(fd)), family, kind, proto, ..Socket::default() })
}

/// Fails where programs cannot reach the outside.
pub(super) fn need_outside(vm: &mut Vm) -> Res<()> {
    match vm.runtime.reaches_outside() {
        true => Ok(()),
        false => {
            Err(vm.runtime_error("sockets are not available here yet: this run reaches nothing outside the program"))
        }
    }
}

/// A family and a type, as the system knows them.
pub(super) fn system_names(vm: &mut Vm, family: i64, kind: i64) -> Res<(AddressFamily, SocketType)> {
    match (u16::try_from(family), u32::try_from(kind)) {
        (Ok(family), Ok(kind)) => Ok((AddressFamily::from_raw(family), SocketType::from_raw(kind))),
        _ => Err(system_error(vm, Errno::AFNOSUPPORT)),
    }
}

pub(super) fn protocol(number: i64) -> Option<Protocol> {
    u32::try_from(number).ok().and_then(std::num::NonZeroU32::new).map(Protocol::from_raw)
}

// ---- state

fn with_state<R>(vm: &mut Vm, this: Value, change: impl FnOnce(&mut Socket) -> R) -> Res<R> {
    match edit_in_place(vm, this, change) {
        Some(result) => Ok(result),
        None => Err(wrong_receiver(vm, SOCKET, this)),
    }
}

fn state<R>(vm: &mut Vm, this: Value, read: impl FnOnce(&Socket) -> R) -> Res<R> {
    match content::<Socket>(vm, this) {
        Some(socket) => Ok(read(socket)),
        None => Err(wrong_receiver(vm, SOCKET, this)),
    }
}

/// The descriptor of a socket that is open, and its timeout.
pub(super) fn opened(vm: &mut Vm, this: Value) -> Res<(Arc<OwnedFd>, Option<Nanoseconds>)> {
    let (fd, timeout) = state(vm, this, |socket| (socket.fd.clone(), socket.timeout))?;
    match fd {
        Some(fd) => Ok((fd, timeout)),
        None => Err(system_error(vm, Errno::BADF)),
    }
}

/// The family of a socket.
pub(super) fn family(vm: &mut Vm, this: Value) -> Res<i64> {
    state(vm, this, |socket| socket.family)
}

/// The descriptor of a value that is an open socket.
pub(super) fn descriptor(vm: &Vm, value: Value) -> Option<Arc<OwnedFd>> {
    content::<Socket>(vm, value)?.fd.clone()
}

/// The descriptor with a number that a socket of this program has.
pub(super) fn by_number(vm: &Vm, number: i64) -> Option<Arc<OwnedFd>> {
    let mut open = vm.heap.objects.handles().filter_map(|id| descriptor(vm, Value::Object(id)));
    open.find(|fd| i64::from(fd.as_raw_fd()) == number)
}

fn number(vm: &mut Vm, args: &[Value], read: fn(&Socket) -> i64) -> Res {
    state(vm, args[0], read).map(Value::Int)
}

fn raw_number(fd: Option<&Arc<OwnedFd>>) -> i64 {
    fd.map_or(-1, |fd| fd.as_raw_fd().into())
}

fn fileno(vm: &mut Vm, args: &[Value]) -> Res {
    state(vm, args[0], |socket| Value::Int(raw_number(socket.fd.as_ref())))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let text = state(vm, args[0], |socket| {
        let Socket { family, kind, proto, .. } = socket;
        format!("<socket object, fd={}, family={family}, type={kind}, proto={proto}>", raw_number(socket.fd.as_ref()))
    })?;
    Ok(vm.heap.new_string(text))
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    with_state(vm, args[0], |socket| drop(socket.fd.take()))?;
    Ok(Value::None)
}

fn detach(vm: &mut Vm, args: &[Value]) -> Res {
    with_state(vm, args[0], |socket| {
        let fd = socket.fd.take();
        let number = raw_number(fd.as_ref());
        socket.detached = fd;
        Value::Int(number)
    })
}

// ---- timeouts

fn settimeout(vm: &mut Vm, args: &[Value]) -> Res {
    let timeout = match args[1] {
        Value::None => None,
        value => Some(timeout_nanoseconds(vm, value)?),
    };
    if timeout.is_some_and(|timeout| timeout < 0) {
        return Err(vm.value_error("Timeout value out of range"));
    }
    with_state(vm, args[0], |socket| socket.timeout = timeout)?;
    Ok(Value::None)
}

fn gettimeout(vm: &mut Vm, args: &[Value]) -> Res {
    state(vm, args[0], |socket| socket.timeout.map_or(Value::None, |timeout| Value::Float(timeout as f64 / 1e9)))
}

fn setblocking(vm: &mut Vm, args: &[Value]) -> Res {
    let is_blocking = vm.truth(args[1])?;
    with_state(vm, args[0], |socket| socket.timeout = (!is_blocking).then_some(0))?;
    Ok(Value::None)
}

fn getblocking(vm: &mut Vm, args: &[Value]) -> Res {
    state(vm, args[0], |socket| Value::Bool(socket.timeout != Some(0)))
}

// ---- connections

fn bind(vm: &mut Vm, args: &[Value]) -> Res {
    with_address(vm, args, args[1], "bind", |vm, args, address| {
        let (fd, _) = opened(vm, args[0])?;
        let bound = match &address {
            Address::Inet(address) => net::bind(&*fd, address),
            Address::Unix(address) => net::bind(&*fd, address),
        };
        or_raise(vm, bound).map(|()| Value::None)
    })
}

fn listen(vm: &mut Vm, args: &[Value]) -> Res {
    let backlog = if args[1].is_bound() { vm.as_index(args[1], "")? } else { 128 };
    let (fd, _) = opened(vm, args[0])?;
    let result = net::listen(&*fd, backlog.clamp(0, i32::MAX.into()) as i32);
    or_raise(vm, result).map(|()| Value::None)
}

fn accept(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, PollFlags::IN, |vm, fd, args| {
        let (accepted, address) = net::acceptfrom_with(fd, FLAGS)?;
        let (family, kind, proto) = state(vm, args[0], |socket| (socket.family, socket.kind, socket.proto))?;
        let accepted = new_socket(vm, accepted, family, kind, proto);
        let address = shown(vm, address);
        Ok(vm.heap.new_tuple(&[accepted, address]))
    })
}

fn connect(vm: &mut Vm, args: &[Value]) -> Res {
    with_address(vm, args, args[1], "connect", |vm, args, address| {
        let (fd, timeout) = opened(vm, args[0])?;
        let result = match &address {
            Address::Inet(address) => net::connect(&*fd, address),
            Address::Unix(address) => net::connect(&*fd, address),
        };
        match result {
            Ok(()) => Ok(Value::None),
            Err(Errno::INPROGRESS | Errno::INTR) if timeout != Some(0) => finish_connect(vm, args),
            Err(errno) => Err(system_error(vm, errno)),
        }
    })
}

/// Waits for the end of a connection's beginning.
fn finish_connect(vm: &mut Vm, args: &[Value]) -> Res {
    let (fd, _) = opened(vm, args[0])?;
    let ready = Ready::one(fd, PollFlags::OUT);
    if ready.look(Duration::ZERO).is_empty() {
        let (_, timeout) = opened(vm, args[0])?;
        return vm.wait_outside(ready, timeout, args, Box::new(finish_connect));
    }
    transact(vm, args, PollFlags::OUT, |_, fd, _| match sockopt::socket_error(fd)? {
        Ok(()) => Ok(Value::None),
        Err(errno) => Err(Trouble::System(errno)),
    })
}

fn shutdown(vm: &mut Vm, args: &[Value]) -> Res {
    let how = match vm.as_index(args[1], "")? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(system_error(vm, Errno::INVAL)),
    };
    let (fd, _) = opened(vm, args[0])?;
    let result = net::shutdown(&*fd, how);
    or_raise(vm, result).map(|()| Value::None)
}

fn getsockname(vm: &mut Vm, args: &[Value]) -> Res {
    let (fd, _) = opened(vm, args[0])?;
    let address = or_raise(vm, net::getsockname(&*fd))?;
    Ok(shown(vm, Some(address)))
}

fn getpeername(vm: &mut Vm, args: &[Value]) -> Res {
    let (fd, _) = opened(vm, args[0])?;
    let address = or_raise(vm, net::getpeername(&*fd))?;
    Ok(shown(vm, address))
}
