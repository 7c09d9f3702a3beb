//! `UnicodeDecodeError`, `UnicodeEncodeError` and `UnicodeTranslateError`.

use sesf_heap::{ExceptionId, StrId, Value, classes, names};

use super::simple::{init, str};
use crate::error::Res;
use crate::native::Binding;
use crate::vm::Vm;

/// Defines the methods of the classes with places in a text.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::UNICODE_DECODE_ERROR, Binding::Slot, &[init(decode_init), str(decode_str)]);
    vm.install_methods(classes::UNICODE_ENCODE_ERROR, Binding::Slot, &[init(encode_init), str(encode_str)]);
    let defs = [init(translate_init), str(translate_str)];
    vm.install_methods(classes::UNICODE_TRANSLATE_ERROR, Binding::Slot, &defs);
}

/// What an argument must be.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Bytes,
    Number,
}

const ENCODE: &[(StrId, Kind)] = &[
    (names::ENCODING, Kind::Text),
    (names::OBJECT_WORD, Kind::Text),
    (names::START, Kind::Number),
    (names::END, Kind::Number),
    (names::REASON, Kind::Text),
];
const DECODE: &[(StrId, Kind)] = &[
    (names::ENCODING, Kind::Text),
    (names::OBJECT_WORD, Kind::Bytes),
    (names::START, Kind::Number),
    (names::END, Kind::Number),
    (names::REASON, Kind::Text),
];
const TRANSLATE: &[(StrId, Kind)] = &[
    (names::OBJECT_WORD, Kind::Text),
    (names::START, Kind::Number),
    (names::END, Kind::Number),
    (names::REASON, Kind::Text),
];

fn encode_init(vm: &mut Vm, args: &[Value]) -> Res {
    fill(vm, args, ENCODE)
}

fn decode_init(vm: &mut Vm, args: &[Value]) -> Res {
    fill(vm, args, DECODE)
}

fn translate_init(vm: &mut Vm, args: &[Value]) -> Res {
    fill(vm, args, TRANSLATE)
}

fn fill(vm: &mut Vm, args: &[Value], parts: &[(StrId, Kind)]) -> Res {
    let call = vm.init_call(args)?;
    vm.refuse_keywords(&call)?;
    vm.set_args(call.exception, &call.args);
    if call.args.len() != parts.len() {
        let message = format!("function takes exactly {} arguments ({} given)", parts.len(), call.args.len());
        return Err(vm.type_error(message));
    }
    let checked = call.args.iter().zip(parts).enumerate();
    let bad = checked.filter_map(|(i, (value, (_, kind)))| wrong_kind(vm, *value, *kind).map(|e| (i, *value, e)));
    // CPython checks the object of a decoding error last.
    let bad = bad.min_by_key(|(i, _, expected)| (*expected == "bytes-like", *i));
    if let Some((i, value, expected)) = bad {
        let message = bad_argument(vm, i + 1, value, expected);
        return Err(vm.type_error(message));
    }
    for (value, (name, _)) in call.args.iter().zip(parts) {
        vm.set_exception_field(call.exception, *name, *value);
    }
    Ok(Value::None)
}

/// What was expected in place of a value, if it is not of the kind.
fn wrong_kind(vm: &Vm, value: Value, kind: Kind) -> Option<&'static str> {
    match (kind, vm.builtin_value(value)) {
        (Kind::Text, Value::Str(_)) | (Kind::Number, Value::Int(_) | Value::Bool(_)) => None,
        (Kind::Bytes, Value::Bytes(_) | Value::ByteArray(_)) => None,
        (Kind::Text, _) => Some("str"),
        (Kind::Bytes, _) => Some("bytes-like"),
        (Kind::Number, _) => Some("int"),
    }
}

fn bad_argument(vm: &mut Vm, number: usize, value: Value, expected: &str) -> String {
    let found = vm.type_name(value);
    match expected {
        "int" => format!("'{found}' object cannot be interpreted as an integer"),
        "bytes-like" => format!("a bytes-like object is required, not '{found}'"),
        _ => format!("argument {number} must be {expected}, not {found}"),
    }
}

/// The parts of a message.
struct Place {
    start: i64,
    end: i64,
    reason: String,
    encoding: String,
}

fn place(vm: &mut Vm, id: ExceptionId) -> Res<Option<Place>> {
    let exception = Value::Exception(id);
    if vm.field(exception, names::OBJECT_WORD).is_none() {
        return Ok(None);
    }
    let reason = vm.exception_field(exception, names::REASON)?;
    let encoding = vm.exception_field(exception, names::ENCODING)?;
    let number = |value| if let Value::Int(i) = value { i } else { 0 };
    let start = number(vm.exception_field(exception, names::START)?);
    let end = number(vm.exception_field(exception, names::END)?);
    Ok(Some(Place { start, end, reason: vm.str(reason)?, encoding: vm.str(encoding)? }))
}

fn decode_str(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let Some(place) = place(vm, id)? else { return Ok(vm.heap.new_str("")) };
    let Place { start, end, reason, encoding } = place;
    let byte = match vm.field(args[0], names::OBJECT_WORD).map(|object| vm.builtin_value(object)) {
        Some(Value::Bytes(bytes)) => vm.heap.bytes_objects.get(bytes).get(start as usize).copied(),
        Some(Value::ByteArray(bytes)) => vm.heap.bytearrays.get(bytes).get(start as usize).copied(),
        _ => None,
    };
    let text = match byte {
        Some(byte) if end == start + 1 => {
            format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
        }
        _ => format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1),
    };
    Ok(vm.heap.new_string(text))
}

fn encode_str(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let Some(place) = place(vm, id)? else { return Ok(vm.heap.new_str("")) };
    let codec = format!("'{}' codec can't encode", place.encoding);
    let text = character_message(vm, args[0], &codec, place);
    Ok(vm.heap.new_string(text))
}

fn translate_str(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let Some(place) = place(vm, id)? else { return Ok(vm.heap.new_str("")) };
    let text = character_message(vm, args[0], "can't translate", place);
    Ok(vm.heap.new_string(text))
}

fn character_message(vm: &Vm, exception: Value, what: &str, place: Place) -> String {
    let Place { start, end, reason, .. } = place;
    let character = match vm.field(exception, names::OBJECT_WORD).map(|object| vm.builtin_value(object)) {
        Some(Value::Str(text)) => vm.heap.str(text).chars().nth(start as usize),
        _ => None,
    };
    match character {
        Some(c) if end == start + 1 => {
            let escape = match c as u32 {
                code @ 0..=0xff => format!("\\x{code:02x}"),
                code @ 0x100..=0xffff => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            };
            format!("{what} character '{escape}' in position {start}: {reason}")
        }
        _ => format!("{what} characters in position {start}-{}: {reason}", end - 1),
    }
}
