//! Texts to bytes and back.

use sesf_heap::{ClassId, Value, classes};
use sesf_text::codec::{self, CodecError, Encoding};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{check_room, text_argument};

const METHODS: &[NativeDef] = &[def(
    "encode(self, /, encoding='utf-8', errors='strict')",
    encode_method,
    "Encode the string using the codec registered for encoding.",
)];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

/// The encoding and the error handler that a call names.
pub(crate) struct CodecNames {
    encoding: String,
    errors: String,
}

/// Reads the arguments `encoding` and `errors` of a function.
pub(crate) fn codec_names(vm: &mut Vm, function: &str, encoding: Value, errors: Value) -> Res<CodecNames> {
    let encoding = name_argument(vm, encoding, function, "encoding", "utf-8")?;
    let errors = name_argument(vm, errors, function, "errors", "strict")?;
    Ok(CodecNames { encoding, errors })
}

fn name_argument(vm: &mut Vm, value: Value, function: &str, name: &str, default: &str) -> Res<String> {
    if !value.is_bound() {
        return Ok(default.to_string());
    }
    let id = text_argument(vm, value, &format!("{function}() argument '{name}'"))?;
    let text = vm.heap.str(id).to_string();
    if text.contains('\0') { Err(vm.value_error("embedded null character")) } else { Ok(text) }
}

fn encode_method(vm: &mut Vm, args: &[Value]) -> Res {
    if let (Value::Str(id), Value::Unbound, Value::Unbound) = (args[0], args[1], args[2]) {
        check_room(vm, vm.heap.str(id).len())?;
        let bytes: std::sync::Arc<[u8]> = vm.heap.str(id).as_bytes().into();
        return Ok(Value::Bytes(vm.heap.add(|h| &mut h.bytes_objects, bytes)));
    }
    let names = codec_names(vm, "encode", args[1], args[2])?;
    let bytes = encode(vm, args[0], &names)?;
    Ok(vm.heap.new_bytes(&bytes))
}

/// The bytes of a text.
pub(crate) fn encode(vm: &mut Vm, text: Value, names: &CodecNames) -> Res<Vec<u8>> {
    let id = vm.expect_str(text)?;
    let encoding = Encoding::lookup(&names.encoding).or_raise(vm)?;
    check_room(vm, vm.heap.str(id).len())?;
    codec::encode(vm.heap.str(id), encoding, &names.errors).map_err(|error| codec_error(vm, error, Value::Str(id)))
}

/// The text of bytes.
pub(crate) fn decode(vm: &mut Vm, bytes: &[u8], names: &CodecNames) -> Res {
    if bytes.is_empty() {
        // The codec is not even looked for.
        return Ok(Value::Str(sesf_heap::names::EMPTY));
    }
    let encoding = Encoding::lookup(&names.encoding).or_raise(vm)?;
    check_room(vm, bytes.len())?;
    match codec::decode(bytes, encoding, &names.errors) {
        Ok(text) => Ok(vm.heap.new_string(text)),
        Err(error) => {
            let object = vm.heap.new_bytes(bytes);
            Err(codec_error(vm, error, object))
        }
    }
}

/// The exception for a codec's error, with the object that it is about.
fn codec_error(vm: &mut Vm, error: CodecError, object: Value) -> Interrupt {
    match error {
        CodecError::Encode(e) => {
            unicode_error(vm, classes::UNICODE_ENCODE_ERROR, e.encoding, object, e.start..e.end, e.reason)
        }
        CodecError::Decode(e) => {
            unicode_error(vm, classes::UNICODE_DECODE_ERROR, e.encoding, object, e.start..e.end, e.reason)
        }
        CodecError::Other(error) => vm.text_error(error),
        other => vm.value_error(other.to_string()),
    }
}

/// Calls the exception class, which takes its five arguments apart.
fn unicode_error(
    vm: &mut Vm,
    class: ClassId,
    encoding: &str,
    object: Value,
    range: std::ops::Range<usize>,
    reason: &str,
) -> Interrupt {
    let (encoding, reason) = (vm.heap.new_str(encoding), vm.heap.new_str(reason));
    let args = [encoding, object, Value::Int(range.start as i64), Value::Int(range.end as i64), reason];
    match vm.call(Value::Class(class), &args) {
        Ok(Value::Exception(id)) => Interrupt::Raise(id),
        Ok(_) => vm.error_with(class, &args),
        Err(error) => error,
    }
}
