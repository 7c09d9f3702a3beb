//! The errors of streams.

use std::io::{Error, ErrorKind};

use sesf_heap::{Value, classes};
use sesf_text::codec::CodecError;
use sesf_vm::{Interrupt, Vm};

use super::classes::{IoClass, io_class};

/// `ValueError: I/O operation on closed file.`
#[cold]
pub(crate) fn closed(vm: &mut Vm) -> Interrupt {
    vm.value_error("I/O operation on closed file.")
}

/// `io.UnsupportedOperation` with a message.
#[cold]
pub(crate) fn unsupported(vm: &mut Vm, message: &str) -> Interrupt {
    let class = io_class(vm, IoClass::UnsupportedOperation);
    vm.error(class, message)
}

/// An error of the system, about a file if one is given.
#[cold]
pub(crate) fn system(vm: &mut Vm, error: &Error, filename: Value) -> Interrupt {
    let number = error.raw_os_error().or_else(|| number_of_kind(error.kind()));
    let Some(number) = number else {
        let message = error.to_string();
        return vm.error(classes::OS_ERROR, message);
    };
    let text = Error::from_raw_os_error(number).to_string();
    // Rust adds the number to the system's words.
    let words = text.split(" (os error").next().unwrap_or(&text).to_string();
    vm.os_error(number as i64, &words, filename)
}

/// The number of an error that a host reports by kind only.
fn number_of_kind(kind: ErrorKind) -> Option<i32> {
    Some(match kind {
        ErrorKind::NotFound => 2,
        ErrorKind::PermissionDenied => 13,
        ErrorKind::AlreadyExists => 17,
        ErrorKind::NotADirectory => 20,
        ErrorKind::IsADirectory => 21,
        ErrorKind::InvalidInput => 22,
        ErrorKind::BrokenPipe => 32,
        ErrorKind::StorageFull => 28,
        ErrorKind::Unsupported => 95,
        ErrorKind::Interrupted => 4,
        _ => return None,
    })
}

/// The exception for text that cannot be encoded.
#[cold]
pub(crate) fn encoding(vm: &mut Vm, error: CodecError, text: &str) -> Interrupt {
    let object = vm.heap.new_str(text);
    codec(vm, error, object)
}

/// The exception for bytes that cannot be decoded.
#[cold]
pub(crate) fn decoding(vm: &mut Vm, error: CodecError, bytes: &[u8]) -> Interrupt {
    let object = vm.heap.new_bytes(bytes);
    codec(vm, error, object)
}

fn codec(vm: &mut Vm, error: CodecError, object: Value) -> Interrupt {
    let (class, name, start, end, reason) = match error {
        CodecError::Encode(e) => (classes::UNICODE_ENCODE_ERROR, e.encoding, e.start, e.end, e.reason),
        CodecError::Decode(e) => (classes::UNICODE_DECODE_ERROR, e.encoding, e.start, e.end, e.reason),
        CodecError::Other(error) => return vm.text_error(error),
        other => return vm.value_error(other.to_string()),
    };
    let (name, reason) = (vm.heap.new_str(name), vm.heap.new_str(reason));
    let args = [name, object, Value::Int(start as i64), Value::Int(end as i64), reason];
    match vm.exception_new(class, &args, &[]) {
        Ok(Value::Exception(id)) => Interrupt::Raise(id),
        Ok(_) => vm.runtime_error("no exception was made"),
        Err(error) => error,
    }
}
