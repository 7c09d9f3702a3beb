//! The class `Endpoint`: its state and its methods, wherever its messages go.

use std::sync::Arc;
use std::time::Duration;

use sesf_endpoints::{Flavour, Options};
use sesf_heap::{DictId, Nanoseconds, Value, classes};
use sesf_network::SocketId;
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::super::support::{
    ClassTables, class_argument, content, def, edit_in_place, itself, keep_class, native_object, new_class, own_class,
    wrong_receiver,
};
use super::super::time::timeout_nanoseconds;
use super::{inside, outside};

const ENDPOINT: &str = "sesf.endpoint";
/// The longest message unless said otherwise.
const MAX_SIZE: usize = 16 << 20;
/// How long messages wait for somebody to open the address that they are sent to, unless said otherwise, in nanoseconds.
const PATIENCE: Nanoseconds = 10_000_000_000;

/// An endpoint. The copies in snapshots share what is open.
#[derive(Clone, Debug)]
pub(super) struct Endpoint {
    address: Value,
    flavour: Flavour,
    max_size: usize,
    line: Line,
}

/// Where its messages go.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// Nowhere: it is closed.
    Closed,
    /// To the network of the machine.
    Outside(Arc<sesf_endpoints::Endpoint>),
    /// To that of a run under control.
    Inside(SocketId),
}

native_object!(Endpoint, this, tracer => tracer.visit(this.address), bytes: 0, out => {
    out.extend([this.flavour as u8, this.is_closed() as u8]);
    out.extend((this.max_size as u64).to_le_bytes());
}, in_new_process: this.in_new_process());

impl Endpoint {
    /// What is open is open in the process that opened it.
    fn in_new_process(&self) -> Option<Endpoint> {
        (!self.is_closed()).then_some(Endpoint { line: Line::Closed, ..*self })
    }

    fn is_closed(&self) -> bool {
        matches!(self.line, Line::Closed)
    }
}

const NEW: &[NativeDef] = &[def(
    "__new__(type, addr=None, flavour='fifo', *, max_size=16777216, patience=10.0)",
    new,
    "Open an endpoint at an address.",
)];

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__enter__(self, /)", itself, "Return self."),
    def("__exit__(self, type=None, value=None, traceback=None, /)", close, "Close the endpoint."),
    def("__iter__(self, /)", itself, "Implement iter(self): the messages until it is closed."),
    def("__next__(self, /)", next, "Implement next(self)."),
];

const METHODS: &[NativeDef] = &[
    def(
        "send(self, dest, value)",
        send,
        "Send a copy of a value to an address.\n\nWaits while too much is on its way there already.",
    ),
    def(
        "recv(self, timeout=None)",
        recv,
        "Receive a message: the sender's address and the value.\n\nTimeoutError if none has come in time.",
    ),
    def("close(self, /)", close, "Close the endpoint."),
];

const GETTERS: &[NativeDef] = &[
    def("address(self, /)", |vm, args| state(vm, args[0], |endpoint| endpoint.address), "its address"),
    def("flavour(self, /)", flavour, "'fifo' or 'datagram'"),
    def(
        "max_size(self, /)",
        |vm, args| state(vm, args[0], |endpoint| Value::Int(endpoint.max_size as i64)),
        "how many bytes a message may have",
    ),
    def(
        "closed(self, /)",
        |vm, args| state(vm, args[0], |endpoint| Value::Bool(endpoint.is_closed())),
        "whether it is closed",
    ),
];

const DOC: &str = "endpoint(addr=None, flavour='fifo', *, max_size=16777216, patience=10.0)\n\n\
A place that messages are sent from and to.\n\n\
A fifo endpoint's messages come once and in order for each pair of sender and receiver; a datagram endpoint's may be\n\
lost, come twice, and overtake each other. The address is 'host:port' or a small number; without one the system chooses.";

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: NEW,
        slots: SLOTS,
        methods: METHODS,
        getters: GETTERS,
        doc: DOC,
        ..ClassTables::default()
    };
    let class = new_class(vm, dict, "endpoint", "sesf", &tables);
    keep_class(vm, ENDPOINT, class);
}

// ---- making

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = class_argument(vm, args[0])?;
    if Some(class) != own_class(vm, ENDPOINT) {
        return Err(vm.type_error("type 'sesf.endpoint' is not an acceptable base type"));
    }
    let address = args[1].or(Value::None);
    let options = Options {
        flavour: flavour_of(vm, args[2])?,
        max_size: max_size_of(vm, args[3])?,
        base: outside::base(vm)?,
        patience: patience_of(vm, args[4])?,
    };
    let (line, address, max_size) = match vm.runtime.network() {
        Some(_) => inside::open(vm, address, options)?,
        None => outside::open(vm, address, options)?,
    };
    Ok(vm.heap.new_object(class, Endpoint { address, flavour: options.flavour, max_size, line }))
}

fn flavour_of(vm: &mut Vm, value: Value) -> Res<Flavour> {
    let name = match value {
        Value::Unbound => return Ok(Flavour::Fifo),
        value => vm.repr(value)?,
    };
    match name.as_str() {
        "'fifo'" => Ok(Flavour::Fifo),
        "'datagram'" => Ok(Flavour::Datagram),
        _ => Err(vm.value_error(format!("an endpoint's flavour is 'fifo' or 'datagram', not {name}"))),
    }
}

fn max_size_of(vm: &mut Vm, value: Value) -> Res<usize> {
    if !value.is_bound() {
        return Ok(MAX_SIZE);
    }
    match vm.as_index(value, "")? {
        size @ 1..=0xffff_ffff => Ok(size as usize),
        size => Err(vm.value_error(format!("max_size is a number of bytes from 1 to 4294967295, not {size}"))),
    }
}

fn patience_of(vm: &mut Vm, value: Value) -> Res<Duration> {
    let nanoseconds = if value.is_bound() { timeout_nanoseconds(vm, value)? } else { PATIENCE };
    match u64::try_from(nanoseconds) {
        Ok(nanoseconds) => Ok(Duration::from_nanos(nanoseconds)),
        Err(_) => Err(vm.value_error("patience must be non-negative")),
    }
}

// ---- state

fn state<R>(vm: &mut Vm, this: Value, read: impl FnOnce(&Endpoint) -> R) -> Res<R> {
    match content::<Endpoint>(vm, this) {
        Some(endpoint) => Ok(read(endpoint)),
        None => Err(wrong_receiver(vm, ENDPOINT, this)),
    }
}

fn flavour(vm: &mut Vm, args: &[Value]) -> Res {
    let name = name_of(state(vm, args[0], |endpoint| endpoint.flavour)?);
    Ok(vm.heap.new_str(name))
}

fn name_of(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Fifo => "fifo",
        Flavour::Datagram => "datagram",
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (address, flavour, is_closed) =
        state(vm, args[0], |endpoint| (endpoint.address, name_of(endpoint.flavour), endpoint.is_closed()))?;
    let address = vm.repr(address)?;
    let closed = if is_closed { ", closed" } else { "" };
    Ok(vm.heap.new_string(format!("<endpoint {address}, {flavour}{closed}>")))
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    state(vm, args[0], |_| ())?;
    let line =
        edit_in_place(vm, args[0], |endpoint: &mut Endpoint| std::mem::replace(&mut endpoint.line, Line::Closed));
    match line {
        Some(Line::Outside(endpoint)) => endpoint.close(),
        Some(Line::Inside(socket)) => inside::close(vm, socket),
        Some(Line::Closed) | None => {}
    }
    Ok(Value::None)
}

/// The exception of an endpoint that is closed.
#[cold]
pub(super) fn closed(vm: &mut Vm) -> Interrupt {
    vm.os_error(9, "The endpoint is closed", Value::Unbound)
}

// ---- messages

fn send(vm: &mut Vm, args: &[Value]) -> Res {
    let (line, max_size) = state(vm, args[0], |endpoint| (endpoint.line.clone(), endpoint.max_size))?;
    match line {
        Line::Closed => Err(closed(vm)),
        Line::Outside(endpoint) => {
            let to = outside::address_of(vm, args[1])?;
            let message = sesf_wire::encode(vm, args[2], max_size)?;
            outside::send(vm, args, endpoint, to, message)
        }
        Line::Inside(socket) => inside::send(vm, args, socket, max_size, send),
    }
}

fn recv(vm: &mut Vm, args: &[Value]) -> Res {
    let timeout = match args[1] {
        Value::Unbound | Value::None => None,
        value => Some(timeout_nanoseconds(vm, value)?),
    };
    match state(vm, args[0], |endpoint| endpoint.line.clone())? {
        Line::Closed => Err(closed(vm)),
        Line::Outside(endpoint) => outside::receive(vm, args, endpoint, timeout),
        Line::Inside(socket) => inside::receive(vm, args, socket, timeout, recv),
    }
}

/// As `recv`; being closed is no error, but the end.
fn next(vm: &mut Vm, args: &[Value]) -> Res {
    match state(vm, args[0], |endpoint| endpoint.line.clone())? {
        Line::Closed => Err(vm.error_with(classes::STOP_ITERATION, &[])),
        Line::Outside(endpoint) => outside::next(vm, args, endpoint),
        Line::Inside(socket) => inside::receive(vm, args, socket, None, next),
    }
}
