//! Arguments of streams: sizes, offsets, buffers.

use sesf_heap::{Value, classes};
use sesf_vm::{Res, Vm};

/// A size that may be left out, None or negative: `None` means everything.
pub(crate) fn size(vm: &mut Vm, value: Value) -> Res<Option<usize>> {
    if matches!(value, Value::Unbound | Value::None) {
        return Ok(None);
    }
    let Some(index) = vm.index_or_none(value)? else {
        let message = format!("argument should be integer or None, not '{}'", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    let size = vm.as_index(index, "")?;
    Ok(usize::try_from(size).ok())
}

/// A size that must be a number: negative means everything.
pub(crate) fn plain_size(vm: &mut Vm, value: Value) -> Res<Option<usize>> {
    if !value.is_bound() {
        return Ok(None);
    }
    let size = vm.as_index(value, "")?;
    Ok(usize::try_from(size).ok())
}

/// An offset in a file.
pub(crate) fn offset(vm: &mut Vm, value: Value) -> Res<i64> {
    vm.as_index(value, "")
}

/// The second argument of `seek`.
pub(crate) fn whence(vm: &mut Vm, value: Value) -> Res<i64> {
    if !value.is_bound() {
        return Ok(0);
    }
    vm.as_index(value, "")
}

/// The bytes to be written.
pub(crate) fn data(vm: &mut Vm, value: Value) -> Res<Vec<u8>> {
    vm.expect_bytes_like(value)
}

/// The number of bytes that a target of `readinto` takes.
pub fn target_len(vm: &mut Vm, target: Value) -> Res<usize> {
    let len = match vm.builtin_value(target) {
        Value::ByteArray(id) => Some(vm.heap.bytearrays.get(id).len()),
        Value::Bytes(_) => None,
        view if vm.class_of(view) == classes::MEMORYVIEW => {
            let name = vm.heap.intern("readonly");
            let readonly = vm.get_attr(view, name)?;
            let name = vm.heap.intern("nbytes");
            let bytes = vm.get_attr(view, name)?;
            if vm.truth(readonly)? { None } else { Some(vm.as_index(bytes, "")? as usize) }
        }
        _ => None,
    };
    match len {
        Some(len) => Ok(len),
        None => {
            let found = vm.type_name(target);
            Err(vm.type_error(format!("readinto() argument must be read-write bytes-like object, not {found}")))
        }
    }
}

/// Puts bytes at the start of a target of `readinto`.
pub fn fill_target(vm: &mut Vm, target: Value, bytes: &[u8]) -> Res<()> {
    if let Value::ByteArray(id) = vm.builtin_value(target) {
        let content = vm.heap.bytearrays.get_mut(id);
        let n = bytes.len().min(content.len());
        content[..n].copy_from_slice(&bytes[..n]);
        return Ok(());
    }
    let slice = vm.new_slice(Value::Int(0), Value::Int(bytes.len() as i64), Value::None);
    let bytes = vm.heap.new_bytes(bytes);
    vm.set_item(target, slice, bytes)
}

/// The kind of an argument, for messages about arguments: None is called by its name.
pub(crate) fn shown_type(vm: &Vm, value: Value) -> String {
    if value.is_none() { "None".into() } else { vm.type_name(value) }
}
