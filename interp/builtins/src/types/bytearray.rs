//! `bytearray`: what it has beyond the methods that it shares with `bytes`.

use sesf_bytecode::BinaryOp;
use sesf_heap::{ByteArrayId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::arguments::{check_room, is_collectable, own_function, size_argument, size_or, with_items};
use super::bytes::{self, Source, byte_value, expect_buffer};
use super::containers::set_doc;
use crate::support::{self, as_instance_of, def};

const DOC: &str = "bytearray(iterable_of_ints) -> bytearray\n\
bytearray(string, encoding[, errors]) -> bytearray\n\
bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n\
bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n\
bytearray() -> empty bytes array\n\
\n\
Construct a mutable bytearray object from:\n\
\x20 - an iterable yielding integers in range(256)\n\
\x20 - a text string encoded using the specified encoding\n\
\x20 - a bytes or a buffer object\n\
\x20 - any object implementing the buffer API.\n\
\x20 - an integer";

const STATIC: &[NativeDef] = &[
    def(
        "__new__(type, *args, **kwargs)",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    ),
    def(
        "maketrans(frm, to, /)",
        bytes::make_table,
        "Return a translation table usable for the bytes or bytearray translate method.",
    ),
];

const CLASS_METHODS: &[NativeDef] =
    &[def("fromhex(type, string, /)", from_hex, "Create a bytearray object from a string of hexadecimal numbers.")];

const SLOTS: &[NativeDef] = &[
    def(
        "__init__(self, /, source=b'', encoding='utf-8', errors='strict')",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def("__setitem__(self, key, value, /)", set_item, "Set self[key] to value."),
    def("__delitem__(self, key, /)", delete_item, "Delete self[key]."),
    def("__iadd__(self, value, /)", |vm, a| inplace(vm, BinaryOp::Add, a), "Implement self+=value."),
    def("__imul__(self, value, /)", |vm, a| inplace(vm, BinaryOp::Mul, a), "Implement self*=value."),
];

const METHODS: &[NativeDef] = &[
    def("append(self, item, /)", append, "Append a single item to the end of the bytearray."),
    def(
        "extend(self, iterable_of_ints, /)",
        extend,
        "Append all the items from the iterator or sequence to the end of the bytearray.",
    ),
    def("insert(self, index, item, /)", insert, "Insert a single item into the bytearray before the given index."),
    def("pop(self, index=-1, /)", pop, "Remove and return a single item from B."),
    def("remove(self, value, /)", remove, "Remove the first occurrence of a value in the bytearray."),
    def("reverse(self, /)", reverse, "Reverse the order of the values in B in place."),
    def("clear(self, /)", clear, "Remove all items from the bytearray."),
    def("copy(self, /)", copy, "Return a copy of B."),
    def("__alloc__(self, /)", allocated, "B.__alloc__() -> int"),
    def("__sizeof__(self, /)", size_of, "Returns the size of the bytearray object in memory, in bytes."),
    def("__reduce__(self, /)", reduce, "Return state information for pickling."),
    def("__reduce_ex__(self, proto=0, /)", reduce, "Return state information for pickling."),
];

/// Fills the namespace of `bytearray`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::BYTEARRAY, DOC);
    bytes::install_shared(vm, classes::BYTEARRAY);
    support::static_methods(vm, classes::BYTEARRAY, STATIC);
    support::class_methods(vm, classes::BYTEARRAY, CLASS_METHODS);
    support::slots(vm, classes::BYTEARRAY, SLOTS);
    support::methods(vm, classes::BYTEARRAY, METHODS);
    let dict = vm.heap.classes.get(classes::BYTEARRAY).dict;
    vm.dict_set_name(dict, names::HASH, Value::None);
}

fn expect(vm: &mut Vm, receiver: Value) -> Res<ByteArrayId> {
    match vm.builtin_value(receiver) {
        Value::ByteArray(id) => Ok(id),
        _ => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'bytearray' object but received a '{kind}'")))
        }
    }
}

/// Changes the bytes, after a check that so many more fit.
fn change<R>(vm: &mut Vm, id: ByteArrayId, growth: usize, change: impl FnOnce(&mut Vec<u8>) -> R) -> Res<R> {
    if growth > 0 {
        let len = vm.heap.bytearrays.get(id).len();
        check_room(vm, len.saturating_add(growth))?;
    }
    Ok(vm.heap.edit(|h| &mut h.bytearrays, id, change))
}

// ---- construction

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.heap.new_bytearray(Vec::new());
    as_instance_of(vm, args[0], classes::BYTEARRAY, value)
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    change(vm, id, 0, Vec::clear)?;
    match bytes::read_source(vm, &args[1..4], "bytearray")? {
        Source::Bytes(bytes) => {
            change(vm, id, bytes.len(), |own| own.extend_from_slice(&bytes))?;
            Ok(Value::None)
        }
        Source::Iterable(items) => {
            let function = own_function(vm, classes::BYTEARRAY, "extend");
            with_items(vm, function, Value::ByteArray(id), items)
        }
    }
}

fn from_hex(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = bytes::parse_hex(vm, args[1])?;
    let value = vm.heap.new_bytearray(bytes);
    if args[0] == Value::Class(classes::BYTEARRAY) {
        return Ok(value);
    }
    vm.tail_call(args[0], vec![value], Vec::new())
}

// ---- operators

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    vm.set_item(Value::ByteArray(id), args[1], args[2])?;
    Ok(Value::None)
}

fn delete_item(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    vm.del_item(Value::ByteArray(id), args[1])?;
    Ok(Value::None)
}

fn inplace(vm: &mut Vm, op: BinaryOp, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let operand = vm.builtin_value(args[1]);
    match vm.inplace_builtin(op, Value::ByteArray(id), operand)? {
        Some(_) => Ok(args[0]),
        None => Ok(Value::NotImplemented),
    }
}

// ---- methods

fn append(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let byte = byte_value(vm, args[1], "byte")?;
    change(vm, id, 1, |bytes| bytes.push(byte))?;
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let items = args[1];
    let more = if let Some(bytes) = bytes::buffer(vm, items) {
        bytes
    } else if is_collectable(vm, items) {
        let items = vm.collect(items)?;
        let bytes: Vec<u8> = items.into_iter().map(|item| byte_value(vm, item, "byte")).collect::<Res<_>>()?;
        bytes::Buffer::Own(bytes)
    } else if vm.has_iterator(items) {
        let function = own_function(vm, classes::BYTEARRAY, "extend");
        return with_items(vm, function, Value::ByteArray(id), items);
    } else {
        let kind = vm.type_name(items);
        return Err(vm.type_error(format!("can't extend bytearray with {kind}")));
    };
    change(vm, id, more.len(), |bytes| bytes.extend_from_slice(&more))?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let position = size_argument(vm, args[1])?;
    let byte = byte_value(vm, args[2], "byte")?;
    let len = vm.heap.bytearrays.get(id).len() as i64;
    let position = if position < 0 { position.saturating_add(len).max(0) } else { position.min(len) };
    change(vm, id, 1, |bytes| bytes.insert(position as usize, byte))?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let position = size_or(vm, args[1], -1)?;
    let len = vm.heap.bytearrays.get(id).len();
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    match sesf_text::search::normalize_index(position, len) {
        Some(position) => change(vm, id, 0, |bytes| Value::Int(bytes.remove(position) as i64)),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let byte = byte_value(vm, args[1], "byte")?;
    match vm.heap.bytearrays.get(id).iter().position(|other| *other == byte) {
        Some(position) => change(vm, id, 0, |bytes| bytes.remove(position)).map(|_| Value::None),
        None => Err(not_found(vm)),
    }
}

#[cold]
fn not_found(vm: &mut Vm) -> Interrupt {
    vm.value_error("value not found in bytearray")
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    change(vm, id, 0, |bytes| bytes.reverse())?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    change(vm, id, 0, |bytes| *bytes = Vec::new())?;
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let bytes = vm.heap.bytearrays.get(id).clone();
    Ok(vm.heap.new_bytearray(bytes))
}

fn allocated(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    match vm.heap.bytearrays.get(id).len() {
        0 => Ok(Value::Int(0)),
        len => Ok(Value::Int(len as i64 + 1)),
    }
}

fn size_of(vm: &mut Vm, args: &[Value]) -> Res {
    match allocated(vm, args)? {
        Value::Int(n_bytes) => Ok(Value::Int(56 + n_bytes)),
        other => Ok(other),
    }
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = expect_buffer(vm, args[0])?;
    let text: String = bytes.iter().map(|byte| *byte as char).collect();
    let (text, encoding) = (vm.heap.new_string(text), vm.heap.new_str("latin-1"));
    let parts = vm.heap.new_tuple(&[text, encoding]);
    let class = Value::Class(vm.class_of(args[0]));
    Ok(vm.heap.new_tuple(&[class, parts, Value::None]))
}
