//! The class `_socket.socket`: making, naming, connecting, closing.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use rustix::io::Errno;
use rustix::net::{AddressFamily, Protocol, Shutdown, SocketType};
use sesf_heap::{ClassId, DictId, Nanoseconds, NetworkStep, Value, classes};
use sesf_network::Address;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, content, def, edit_in_place, keep_class, native_object, new_class, own_class,
    wrong_receiver,
};
use super::super::time::timeout_nanoseconds;
use super::address::{INET, INET6, shown, with_address};
use super::descriptor::Descriptor;
use super::waiting::{Wanted, or_raise, raised, system_error, take_turn, transact};
use super::{options, transfer};

const SOCKET: &str = "_socket.socket";

/// A socket. The copies in snapshots share the descriptor.
#[derive(Clone, Debug, Default)]
pub(super) struct Socket {
    /// None once it is closed.
    pub fd: Option<Descriptor>,
    /// The descriptor that the program has taken out, by its number.
    detached: Option<Descriptor>,
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
}, in_new_process: this.in_new_process());

impl Socket {
    /// What is open is open in the process that opened it.
    fn in_new_process(&self) -> Option<Socket> {
        let is_open = self.fd.is_some() || self.detached.is_some();
        is_open.then_some(Socket { fd: None, detached: None, ..*self })
    }
}

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
        need_outside(vm)?;
        let opened = Descriptor::open(&mut *vm.runtime, vm.process.0, made.family, made.kind, made.proto);
        made.fd = Some(or_raise(vm, opened)?);
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
    let of_number = |fd: &Option<Descriptor>| fd.as_ref().is_some_and(|fd| fd.number() == number);
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
pub(super) fn new_socket(vm: &mut Vm, fd: Descriptor, family: i64, kind: i64, proto: i64) -> Value {
    let own = class_of_sockets(vm);
    vm.heap.new_object(own, Socket { fd: Some(fd), family, kind, proto, ..Socket::default() })
}

/// Fails where there are no sockets: outside a process, and outside the network of a run under control.
pub(super) fn need_outside(vm: &mut Vm) -> Res<()> {
    match vm.runtime.reaches_outside() || vm.runtime.network().is_some() {
        true => Ok(()),
        false => Err(vm.runtime_error("sockets are not available here: this run reaches nothing outside the program")),
    }
}

/// A family and a type, as the system knows them.
pub(super) fn system_names(family: i64, kind: i64) -> Result<(AddressFamily, SocketType), Errno> {
    match (u16::try_from(family), u32::try_from(kind)) {
        (Ok(family), Ok(kind)) => Ok((AddressFamily::from_raw(family), SocketType::from_raw(kind))),
        _ => Err(Errno::AFNOSUPPORT),
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
pub(super) fn opened(vm: &mut Vm, this: Value) -> Res<(Descriptor, Option<Nanoseconds>)> {
    let (fd, timeout) = state(vm, this, |socket| (socket.fd.clone(), socket.timeout))?;
    match fd {
        Some(fd) => Ok((fd, timeout)),
        None => Err(system_error(vm, Errno::BADF)),
    }
}

/// The family, the type and the protocol of a socket.
pub(super) fn names(vm: &mut Vm, this: Value) -> Res<(i64, i64, i64)> {
    state(vm, this, |socket| (socket.family, socket.kind, socket.proto))
}

/// The family of a socket.
pub(super) fn family(vm: &mut Vm, this: Value) -> Res<i64> {
    state(vm, this, |socket| socket.family)
}

/// The descriptor of a value that is an open socket.
pub(super) fn descriptor(vm: &Vm, value: Value) -> Option<Descriptor> {
    content::<Socket>(vm, value)?.fd.clone()
}

/// The descriptor with a number that a socket of this program has.
pub(super) fn by_number(vm: &Vm, number: i64) -> Option<Descriptor> {
    let mut open = vm.heap.objects.handles().filter_map(|id| descriptor(vm, Value::Object(id)));
    open.find(|fd| fd.number() == number)
}

fn number(vm: &mut Vm, args: &[Value], read: fn(&Socket) -> i64) -> Res {
    state(vm, args[0], read).map(Value::Int)
}

fn raw_number(fd: Option<&Descriptor>) -> i64 {
    fd.map_or(-1, Descriptor::number)
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
    if let Some(descriptor) = state(vm, args[0], |socket| socket.fd.clone())? {
        take_turn(vm, NetworkStep::Close, &descriptor, args, close)?;
        with_state(vm, args[0], |socket| socket.fd = None)?;
        descriptor.close(&mut *vm.runtime);
    }
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
        let (descriptor, _) = opened(vm, args[0])?;
        take_turn(vm, NetworkStep::Bind, &descriptor, args, bind)?;
        let bound = descriptor.bind(&mut *vm.runtime, &address);
        or_raise(vm, bound).map(|()| Value::None)
    })
}

fn listen(vm: &mut Vm, args: &[Value]) -> Res {
    let backlog = if args[1].is_bound() { vm.as_index(args[1], "")? } else { 128 };
    let (descriptor, _) = opened(vm, args[0])?;
    take_turn(vm, NetworkStep::Listen, &descriptor, args, listen)?;
    if descriptor.local_address(&mut *vm.runtime).is_ok_and(|address| address.is_none()) {
        // As the system does for a socket without an address.
        let any = unspecified(state(vm, args[0], |socket| socket.family)?);
        let bound = any.map_or(Ok(()), |any| descriptor.bind(&mut *vm.runtime, &any));
        or_raise(vm, bound)?;
    }
    let result = descriptor.listen(&mut *vm.runtime, backlog.clamp(0, i32::MAX.into()) as i32);
    or_raise(vm, result).map(|()| Value::None)
}

fn accept(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, NetworkStep::Accept, accept, |vm, descriptor, args| {
        let (accepted, address) = descriptor.accept(&mut *vm.runtime)?;
        let (family, kind, proto) = names(vm, args[0])?;
        let accepted = new_socket(vm, accepted, family, kind, proto);
        let address = shown(vm, address);
        Ok(vm.heap.new_tuple(&[accepted, address]))
    })
}

fn connect(vm: &mut Vm, args: &[Value]) -> Res {
    with_address(vm, args, args[1], "connect", |vm, args, address| {
        let (descriptor, timeout) = opened(vm, args[0])?;
        take_turn(vm, NetworkStep::Connect, &descriptor, args, connect)?;
        match descriptor.connect(&mut *vm.runtime, &address) {
            Ok(()) => or_raise(vm, descriptor.finish_connect()).map(|()| Value::None),
            Err(trouble) if trouble.is_in_progress() && timeout != Some(0) => {
                vm.note_progress();
                finish_connect(vm, args)
            }
            Err(trouble) => Err(raised(vm, trouble)),
        }
    })
}

/// Waits for the end of a connection's beginning.
fn finish_connect(vm: &mut Vm, args: &[Value]) -> Res {
    let (descriptor, timeout) = opened(vm, args[0])?;
    let wanted = Wanted::one(NetworkStep::Connect, &descriptor);
    if wanted.happened(vm).is_empty() {
        return wanted.wait(vm, timeout, args, finish_connect);
    }
    match descriptor.take_error(&mut *vm.runtime) {
        Ok(None) => or_raise(vm, descriptor.finish_connect()).map(|()| Value::None),
        Ok(Some(trouble)) | Err(trouble) => Err(raised(vm, trouble)),
    }
}

fn shutdown(vm: &mut Vm, args: &[Value]) -> Res {
    let how = match vm.as_index(args[1], "")? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(system_error(vm, Errno::INVAL)),
    };
    let (descriptor, _) = opened(vm, args[0])?;
    take_turn(vm, NetworkStep::ShutDown, &descriptor, args, shutdown)?;
    let result = descriptor.shut_down(&mut *vm.runtime, how);
    or_raise(vm, result).map(|()| Value::None)
}

fn getsockname(vm: &mut Vm, args: &[Value]) -> Res {
    let (descriptor, _) = opened(vm, args[0])?;
    let address = descriptor.local_address(&mut *vm.runtime);
    let address = match or_raise(vm, address)? {
        Some(address) => address,
        None => unspecified(state(vm, args[0], |socket| socket.family)?).unwrap_or(Address::Path(Vec::new())),
    };
    Ok(shown(vm, Some(address)))
}

fn getpeername(vm: &mut Vm, args: &[Value]) -> Res {
    let (descriptor, _) = opened(vm, args[0])?;
    let address = descriptor.remote_address(&mut *vm.runtime);
    let address = or_raise(vm, address)?;
    Ok(shown(vm, address))
}

/// The address of a socket of the Internet that has none.
fn unspecified(family: i64) -> Option<Address> {
    match family {
        INET => Some(Address::Inet(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)))),
        INET6 => Some(Address::Inet(SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0)))),
        _ => None,
    }
}
