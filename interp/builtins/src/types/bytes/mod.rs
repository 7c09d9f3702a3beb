//! `bytes`, and the methods that it shares with `bytearray`.
//!
//! A shared method gives the kind of its receiver: see [`like`].

mod buffer;
mod case;
mod change;
mod hex;
mod join;
mod new;
mod search;
mod split;

pub(crate) use buffer::{Buffer, buffer, byte_value, expect_buffer};
pub(in crate::types) use change::make_table;
pub(in crate::types) use hex::parse as parse_hex;
pub(crate) use hex::to_hex;
pub(crate) use new::{Source, object_bytes, read_source};

use sesf_heap::{ClassId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::containers::set_doc;
use super::slots::{self, compare_slots};
use super::str::{codec_names, decode};
use crate::support::{self, def};

const DOC: &str = "bytes(iterable_of_ints) -> bytes\n\
bytes(string, encoding[, errors]) -> bytes\n\
bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n\
bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n\
bytes() -> empty bytes object\n\
\n\
Construct an immutable array of bytes from:\n\
\x20 - an iterable yielding integers in range(256)\n\
\x20 - a text string encoded using the specified encoding\n\
\x20 - any object implementing the buffer API.\n\
\x20 - an integer";

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__str__(self, /)", slots::repr, "Return str(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__getitem__(self, key, /)", slots::item, "Return self[key]."),
    def("__contains__(self, key, /)", slots::contains, "Return key in self."),
    def("__add__(self, value, /)", add, "Return self+value."),
    def("__mul__(self, value, /)", multiply, "Return self*value."),
    def("__rmul__(self, value, /)", multiply, "Return value*self."),
    def("__mod__(self, value, /)", |vm, a| percent(vm, a[0], a[1]), "Return self%value."),
    def("__rmod__(self, value, /)", |vm, a| percent(vm, a[1], a[0]), "Return value%self."),
];

const COMPARISONS: &[NativeDef] = compare_slots!(is_bytes_like);

const METHODS: &[NativeDef] = &[def(
    "decode(self, /, encoding='utf-8', errors='strict')",
    decode_method,
    "Decode the bytes using the codec registered for encoding.",
)];

const BYTES_SLOTS: &[NativeDef] = &[def("__hash__(self, /)", slots::hash, "Return hash(self).")];

const BYTES_METHODS: &[NativeDef] = &[
    def("__bytes__(self, /)", carried, "Convert this value to exact type bytes."),
    def("__getnewargs__(self, /)", slots::new_arguments, ""),
];

/// Fills the namespace of `bytes`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::BYTES, DOC);
    install_shared(vm, classes::BYTES);
    support::slots(vm, classes::BYTES, BYTES_SLOTS);
    support::methods(vm, classes::BYTES, BYTES_METHODS);
    new::install(vm);
}

/// Defines what `bytes` and `bytearray` share.
pub(crate) fn install_shared(vm: &mut Vm, class: ClassId) {
    support::slots(vm, class, SLOTS);
    support::slots(vm, class, COMPARISONS);
    support::methods(vm, class, METHODS);
    search::install(vm, class);
    split::install(vm, class);
    change::install(vm, class);
    case::install(vm, class);
    join::install(vm, class);
    hex::install(vm, class);
}

fn is_bytes_like(value: Value) -> bool {
    matches!(value, Value::Bytes(_) | Value::ByteArray(_) | Value::Object(_))
}

/// The bytes of the receiver of a shared method.
fn receiver(vm: &mut Vm, value: Value) -> Res<Buffer> {
    match vm.builtin_value(value) {
        bytes @ (Value::Bytes(_) | Value::ByteArray(_)) => Ok(buffer(vm, bytes).unwrap_or_default()),
        _ => Err(wrong_receiver(vm, value)),
    }
}

#[cold]
fn wrong_receiver(vm: &mut Vm, value: Value) -> Interrupt {
    let kind = vm.type_name(value);
    vm.type_error(format!("descriptor requires a 'bytes' object but received a '{kind}'"))
}

/// New bytes of the receiver's kind.
fn like(vm: &mut Vm, receiver: Value, bytes: &[u8]) -> Value {
    match vm.builtin_value(receiver) {
        Value::ByteArray(_) => vm.heap.new_bytearray(bytes.to_vec()),
        _ => vm.heap.new_bytes(bytes),
    }
}

/// The receiver itself where nothing changed, but a copy of a `bytearray`.
fn unchanged(vm: &mut Vm, receiver: Value) -> Value {
    match vm.builtin_value(receiver) {
        Value::ByteArray(id) => {
            let copy = vm.heap.bytearrays.get(id).clone();
            vm.heap.new_bytearray(copy)
        }
        bytes => bytes,
    }
}

fn carried(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.builtin_value(args[0]) {
        bytes @ Value::Bytes(_) => Ok(bytes),
        _ => Err(wrong_receiver(vm, args[0])),
    }
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(sesf_bytecode::BinaryOp::Add, args[0], args[1])
}

fn multiply(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(sesf_bytecode::BinaryOp::Mul, args[0], args[1])
}

fn percent(vm: &mut Vm, template: Value, values: Value) -> Res {
    match vm.builtin_value(template) {
        template @ (Value::Bytes(_) | Value::ByteArray(_)) => vm.percent(template, values),
        _ => Ok(Value::NotImplemented),
    }
}

fn decode_method(vm: &mut Vm, args: &[Value]) -> Res {
    let names = codec_names(vm, "decode", args[1], args[2])?;
    let bytes = receiver(vm, args[0])?;
    decode(vm, &bytes, &names)
}
