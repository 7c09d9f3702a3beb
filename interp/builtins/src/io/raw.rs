//! What buffers ask of the raw stream below them: directly if it is a file of ours, by its methods otherwise.

use sesf_heap::{Value, names};
use sesf_vm::{Res, Vm};

use super::bytesio::{self, BytesIo};
use super::classes::{IoClass, is_exactly};
use super::fileio::{self, FileIo};
use super::stream::peek;

/// Calls a method by its name.
pub(crate) fn method(vm: &mut Vm, stream: Value, name: &str, args: &[Value]) -> Res {
    let name = vm.heap.intern(name);
    vm.call_method(stream, name, args)
}

/// Asks a question by its method.
pub(crate) fn ask(vm: &mut Vm, stream: Value, name: &str) -> Res<bool> {
    let answer = method(vm, stream, name, &[])?;
    vm.truth(answer)
}

fn is_file(vm: &Vm, raw: Value) -> bool {
    is_exactly(vm, raw, IoClass::FileIo)
}

/// At most `n` bytes from one read; `None` if there are none yet.
pub(crate) fn read_some(vm: &mut Vm, raw: Value, n: usize) -> Res<Option<Vec<u8>>> {
    if is_file(vm, raw) {
        return fileio::read_some(vm, raw, n).map(Some);
    }
    if is_exactly(vm, raw, IoClass::BytesIo) {
        return bytesio::read(vm, raw, Some(n)).map(Some);
    }
    let target = vm.heap.new_bytearray(vec![0; n]);
    let count = method(vm, raw, "readinto", &[target])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.as_index(count, "")?;
    if !(0..=n as i64).contains(&count) {
        let message = format!("raw readinto() returned invalid length {count} (should have been between 0 and {n})");
        return Err(vm.error(sesf_heap::classes::OS_ERROR, message));
    }
    let mut bytes = match target {
        Value::ByteArray(id) => vm.heap.bytearrays.get(id).clone(),
        _ => Vec::new(),
    };
    bytes.truncate(count as usize);
    Ok(Some(bytes))
}

/// Everything up to the end.
pub(crate) fn read_all(vm: &mut Vm, raw: Value) -> Res<Option<Vec<u8>>> {
    if is_file(vm, raw) {
        return fileio::read_all(vm, raw).map(Some);
    }
    let name = vm.heap.intern("readall");
    if let Some(read_all) = vm.find_attr(raw, name)? {
        let data = vm.call(read_all, &[])?;
        return as_bytes_or_none(vm, data, "readall");
    }
    let mut all = Vec::new();
    loop {
        let data = vm.call_method(raw, names::READ, &[])?;
        match as_bytes_or_none(vm, data, "read")? {
            Some(piece) if !piece.is_empty() => all.extend_from_slice(&piece),
            None if all.is_empty() => return Ok(None),
            _ => return Ok(Some(all)),
        }
    }
}

fn as_bytes_or_none(vm: &mut Vm, data: Value, method: &str) -> Res<Option<Vec<u8>>> {
    match vm.builtin_value(data) {
        Value::None => Ok(None),
        Value::Bytes(id) => Ok(Some(vm.heap.bytes_objects.get(id).to_vec())),
        _ => Err(vm.type_error(format!("{method}() should return bytes"))),
    }
}

/// Writes some of the bytes; `None` if the stream would block.
pub(crate) fn write_some(vm: &mut Vm, raw: Value, bytes: &[u8]) -> Res<Option<usize>> {
    if is_file(vm, raw) {
        return fileio::write_some(vm, raw, bytes).map(Some);
    }
    let data = vm.heap.new_bytes(bytes);
    let count = vm.call_method(raw, names::WRITE, &[data])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.as_index(count, "")?;
    if !(0..=bytes.len() as i64).contains(&count) {
        let message =
            format!("raw write() returned invalid length {count} (should have been between 0 and {})", bytes.len());
        return Err(vm.error(sesf_heap::classes::OS_ERROR, message));
    }
    Ok(Some(count as usize))
}

/// Moves the position.
pub(crate) fn seek(vm: &mut Vm, raw: Value, offset: i64, whence: i64) -> Res<i64> {
    if is_file(vm, raw) {
        return fileio::seek_to(vm, raw, offset, whence);
    }
    let position = method(vm, raw, "seek", &[Value::Int(offset), Value::Int(whence)])?;
    position_of(vm, position)
}

/// The position.
pub(crate) fn tell(vm: &mut Vm, raw: Value) -> Res<i64> {
    if is_file(vm, raw) {
        return fileio::seek_to(vm, raw, 0, 1);
    }
    let position = method(vm, raw, "tell", &[])?;
    position_of(vm, position)
}

fn position_of(vm: &mut Vm, position: Value) -> Res<i64> {
    let position = vm.as_index(position, "")?;
    if position < 0 {
        let message = format!("Raw stream returned invalid position {position}");
        return Err(vm.error(sesf_heap::classes::OS_ERROR, message));
    }
    Ok(position)
}

/// Whether a stream is closed.
pub(crate) fn is_closed(vm: &mut Vm, stream: Value) -> Res<bool> {
    if is_file(vm, stream)
        && let Some(file) = peek::<FileIo>(vm, stream)
    {
        return Ok(file.is_closed());
    }
    if is_exactly(vm, stream, IoClass::BytesIo)
        && let Some(bytes) = peek::<BytesIo>(vm, stream)
    {
        return Ok(bytes.is_closed());
    }
    let name = vm.heap.intern("closed");
    let closed = vm.get_attr(stream, name)?;
    vm.truth(closed)
}
