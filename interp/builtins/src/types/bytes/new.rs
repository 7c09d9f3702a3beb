//! `bytes(...)`, and what it shares with `bytearray(...)` and `int.from_bytes`.

use sesf_heap::{Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::buffer::{Buffer, buffer, byte_value};
use super::hex;
use crate::support::{self, as_instance_of, def};
use crate::types::arguments::{check_room, is_collectable, own_function, with_items};
use crate::types::str::{codec_names, encode};

const NEW: &[NativeDef] = &[
    def(
        "__new__(type, source=b'', encoding='utf-8', errors='strict')",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    ),
    def(
        "maketrans(frm, to, /)",
        super::change::make_table,
        "Return a translation table usable for the bytes or bytearray translate method.",
    ),
];

const CLASS_METHODS: &[NativeDef] =
    &[def("fromhex(type, string, /)", from_hex, "Create a bytes object from a string of hexadecimal numbers.")];

pub(super) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::BYTES, NEW);
    support::class_methods(vm, classes::BYTES, CLASS_METHODS);
}

/// What the constructor's arguments stand for.
pub(crate) enum Source {
    /// These bytes.
    Bytes(Buffer),
    /// The items of an iterable, which only the machine's loop can collect.
    Iterable(Value),
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, source) = (args[0], args[1]);
    if matches!(source, Value::Bytes(_)) && !args[2].is_bound() && !args[3].is_bound() {
        return as_instance_of(vm, class, classes::BYTES, source);
    }
    match read_source(vm, &args[1..4], "bytes")? {
        Source::Bytes(bytes) => {
            let value = vm.heap.new_bytes(&bytes);
            as_instance_of(vm, class, classes::BYTES, value)
        }
        Source::Iterable(items) => {
            let function = own_function(vm, classes::BYTES, "__new__");
            with_items(vm, function, class, items)
        }
    }
}

/// Reads the arguments source, encoding and errors of `bytes` or `bytearray`.
pub(crate) fn read_source(vm: &mut Vm, args: &[Value], kind: &str) -> Res<Source> {
    let (source, encoding, errors) = (args[0], args[1], args[2]);
    if let Value::Str(_) = vm.builtin_value(source) {
        if !encoding.is_bound() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let names = codec_names(vm, kind, encoding, errors)?;
        return encode(vm, source, &names).map(|bytes| Source::Bytes(Buffer::Own(bytes)));
    }
    if encoding.is_bound() || errors.is_bound() {
        codec_names(vm, kind, encoding, errors)?;
        let given = if encoding.is_bound() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{given} without a string argument")));
    }
    match source {
        Value::Unbound => Ok(Source::Bytes(Buffer::default())),
        _ => from_object(vm, source, kind),
    }
}

fn from_object(vm: &mut Vm, source: Value, kind: &str) -> Res<Source> {
    if kind == "bytes"
        && let Some(bytes) = by_method(vm, source)?
    {
        return Ok(Source::Bytes(bytes));
    }
    if let Some(bytes) = buffer(vm, source) {
        return Ok(Source::Bytes(bytes));
    }
    if let Some(count) = vm.index_or_none(source)? {
        return zeros(vm, count).map(|bytes| Source::Bytes(Buffer::Own(bytes)));
    }
    if is_collectable(vm, source) {
        return from_container(vm, source, kind).map(|bytes| Source::Bytes(Buffer::Own(bytes)));
    }
    if vm.has_iterator(source) {
        return Ok(Source::Iterable(source));
    }
    let name = vm.type_name(source);
    Err(vm.type_error(format!("cannot convert '{name}' object to {kind}")))
}

/// The answer of `__bytes__`, if a class of the language has the method.
fn by_method(vm: &mut Vm, value: Value) -> Res<Option<Buffer>> {
    if !vm.has_user_methods(value) {
        return Ok(None);
    }
    let Some(method) = vm.special_of(value, names::BYTES).filter(|method| !method.is_none()) else {
        return Ok(None);
    };
    let step = vm.method_call1(method, value)?;
    let answer = vm.run_step(step)?;
    match vm.builtin_value(answer) {
        Value::Bytes(_) => Ok(buffer(vm, answer)),
        _ => {
            let kind = vm.type_name(answer);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {kind})")))
        }
    }
}

fn zeros(vm: &mut Vm, count: Value) -> Res<Vec<u8>> {
    let Value::Int(count) = count else {
        return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("negative count"));
    };
    check_room(vm, count)?;
    Ok(vec![0; count])
}

/// The bytes that the items of a builtin container stand for.
fn from_container(vm: &mut Vm, container: Value, kind: &str) -> Res<Vec<u8>> {
    let what = if kind == "bytes" { "bytes" } else { "byte" };
    let plain = match container {
        Value::List(id) => vm.heap.lists.get(id).as_slice(),
        Value::Tuple(id) => vm.heap.tuple(id),
        _ => &[],
    };
    let byte = |item: &Value| if let Value::Int(i) = item { u8::try_from(*i).ok() } else { None };
    if !plain.is_empty()
        && let Some(bytes) = plain.iter().map(byte).collect::<Option<Vec<u8>>>()
    {
        check_room(vm, bytes.len())?;
        return Ok(bytes);
    }
    let items = vm.collect(container)?;
    check_room(vm, items.len())?;
    items.into_iter().map(|item| byte_value(vm, item, what)).collect()
}

/// `bytes(value)` for what is no count and no text, as `int.from_bytes` reads its argument.
pub(crate) fn object_bytes(vm: &mut Vm, value: Value) -> Res<Vec<u8>> {
    if matches!(vm.builtin_value(value), Value::Str(_)) || vm.int_of(value).is_some() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    match from_object(vm, value, "bytes")? {
        Source::Bytes(bytes) => Ok(bytes.to_vec()),
        Source::Iterable(iterable) => {
            let items = vm.collect(iterable)?;
            items.into_iter().map(|item| byte_value(vm, item, "bytes")).collect()
        }
    }
}

fn from_hex(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = hex::parse(vm, args[1])?;
    let value = vm.heap.new_bytes(&bytes);
    if args[0] == Value::Class(classes::BYTES) {
        return Ok(value);
    }
    vm.tail_call(args[0], vec![value], Vec::new())
}
