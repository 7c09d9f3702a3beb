//! The bytes of bytes-like objects, held without the heap.

use std::ops::Deref;
use std::sync::Arc;

use sesf_heap::Value;
use sesf_vm::{Res, Vm};

/// Bytes out of the heap: those of a `bytes` object are shared, others copied.
pub(crate) enum Buffer {
    /// Of a `bytes` object.
    Shared(Arc<[u8]>),
    /// A copy.
    Own(Vec<u8>),
}

impl Default for Buffer {
    fn default() -> Buffer {
        Buffer::Own(Vec::new())
    }
}

impl Deref for Buffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Buffer::Shared(bytes) => bytes,
            Buffer::Own(bytes) => bytes,
        }
    }
}

/// The bytes of a bytes-like object; `None` for anything else.
pub(crate) fn buffer(vm: &Vm, value: Value) -> Option<Buffer> {
    match vm.builtin_value(value) {
        Value::Bytes(id) => Some(Buffer::Shared(Arc::clone(vm.heap.bytes_objects.get(id)))),
        _ => vm.bytes_like(value).map(Buffer::Own),
    }
}

/// The bytes of an argument that must be bytes-like.
pub(crate) fn expect_buffer(vm: &mut Vm, value: Value) -> Res<Buffer> {
    match buffer(vm, value) {
        Some(bytes) => Ok(bytes),
        None => vm.expect_bytes_like(value).map(Buffer::Own),
    }
}

/// An integer below 256; `what` is `byte` or `bytes`, as the error words it.
pub(crate) fn byte_value(vm: &mut Vm, value: Value, what: &str) -> Res<u8> {
    let byte = match vm.index(value)? {
        Value::Int(i) => u8::try_from(i).ok(),
        _ => None,
    };
    byte.ok_or_else(|| vm.value_error(format!("{what} must be in range(0, 256)")))
}
