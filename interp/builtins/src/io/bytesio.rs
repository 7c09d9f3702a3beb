//! `BytesIO`: bytes in memory.

use sesf_heap::{ByteArrayId, NativeObject, Tracer, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::classes::{IoClass, io_class};
use super::size::{data, fill_target, offset, size, target_len, whence};
use super::stream::{StreamState, downcasting, new_of_class, with};
use super::{errors, iobase};
use crate::support::{def, getters, methods, slots, static_methods};

/// The state: the bytes are a `bytearray`, so that `getbuffer` can show them.
#[derive(Clone, Debug, Default)]
pub(crate) struct BytesIo {
    /// Unbound until the first use, None once closed.
    data: Value,
    at: usize,
    /// The view that `getbuffer` gave last: while it lives the size stays.
    view: Value,
}

impl NativeObject for BytesIo {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(self.data);
        tracer.visit(self.view);
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&(self.at as u64).to_le_bytes());
    }
    downcasting!();
}

impl StreamState for BytesIo {
    const NAME: &'static str = "_io.BytesIO";
}

const NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def("__init__(self, initial_bytes=b'')", init, "Initialize self."),
    def("__next__(self, /)", next, "Implement next(self)."),
    def("__getstate__(self, /)", getstate, ""),
    def("__setstate__(self, state, /)", setstate, ""),
];

const METHODS: &[NativeDef] = &[
    def("read(self, size=-1, /)", read_method, "Read at most size bytes, returned as a bytes object."),
    def("read1(self, size=-1, /)", read_method, "Read at most size bytes, returned as a bytes object."),
    def("readline(self, size=-1, /)", readline, "Next line from the file, as a bytes object."),
    def("readlines(self, size=None, /)", readlines, "List of bytes objects, each a line from the file."),
    def("readinto(self, buffer, /)", readinto, "Read bytes into buffer."),
    def("readinto1(self, buffer, /)", readinto, "Read bytes into buffer."),
    def("write(self, b, /)", write, "Write bytes to file."),
    def("writelines(self, lines, /)", iobase::writelines, "Write lines to the file."),
    def("seek(self, pos, whence=0, /)", seek, "Change stream position."),
    def("tell(self, /)", tell, "Current file position, an integer."),
    def("truncate(self, size=None, /)", truncate, "Truncate the file to at most size bytes."),
    def("getvalue(self, /)", getvalue, "Retrieve the entire contents of the BytesIO object."),
    def("getbuffer(self, /)", getbuffer, "Get a read-write view over the contents of the BytesIO object."),
    def("flush(self, /)", |vm, args| answer(vm, args, Value::None), "Does nothing."),
    def("close(self, /)", close, "Disable all I/O operations."),
    def(
        "readable(self, /)",
        |vm, args| answer(vm, args, Value::Bool(true)),
        "Returns True if the IO object can be read.",
    ),
    def(
        "writable(self, /)",
        |vm, args| answer(vm, args, Value::Bool(true)),
        "Returns True if the IO object can be written.",
    ),
    def(
        "seekable(self, /)",
        |vm, args| answer(vm, args, Value::Bool(true)),
        "Returns True if the IO object can be seeked.",
    ),
    def("isatty(self, /)", |vm, args| answer(vm, args, Value::Bool(false)), "Always returns False."),
];

const GETTERS: &[NativeDef] = &[def("closed(self, /)", closed, "True if the file is closed.")];

/// Installs the class.
pub(super) fn install(vm: &mut Vm) {
    let class = io_class(vm, IoClass::BytesIo);
    static_methods(vm, class, NEW);
    slots(vm, class, SLOTS);
    methods(vm, class, METHODS);
    getters(vm, class, GETTERS);
}

impl BytesIo {
    pub(crate) fn is_closed(&self) -> bool {
        self.data.is_none()
    }

    /// The bytes of an open stream.
    fn open(&mut self, vm: &mut Vm) -> Res<ByteArrayId> {
        if !self.data.is_bound() {
            self.data = vm.heap.new_bytearray(Vec::new());
        }
        match self.data {
            Value::ByteArray(id) => Ok(id),
            _ => Err(errors::closed(vm)),
        }
    }

    fn take(&mut self, vm: &mut Vm, n: Option<usize>) -> Res<Vec<u8>> {
        let id = self.open(vm)?;
        let rest = vm.heap.bytearrays.get(id).get(self.at..).unwrap_or(&[]);
        let n = n.unwrap_or(usize::MAX).min(rest.len());
        vm.heap.check_room(n).or_raise(vm)?;
        let bytes = vm.heap.bytearrays.get(id).get(self.at..self.at + n).unwrap_or(&[]).to_vec();
        self.at += n;
        Ok(bytes)
    }

    fn take_line(&mut self, vm: &mut Vm, limit: Option<usize>) -> Res<Vec<u8>> {
        let id = self.open(vm)?;
        let rest = vm.heap.bytearrays.get(id).get(self.at..).unwrap_or(&[]);
        let end = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |i| i + 1);
        self.take(vm, Some(end.min(limit.unwrap_or(usize::MAX))))
    }

    /// Fails while a view shows the bytes.
    fn need_no_view(&mut self, vm: &mut Vm) -> Res<()> {
        if !self.view.is_bound() {
            return Ok(());
        }
        // A released view refuses to say its size.
        let name = vm.heap.intern("nbytes");
        if vm.get_attr(self.view, name).is_ok() {
            return Err(vm.error(classes::BUFFER_ERROR, "Existing exports of data: object cannot be re-sized"));
        }
        self.view = Value::Unbound;
        Ok(())
    }

    fn put(&mut self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        let id = self.open(vm)?;
        let end = self.at.saturating_add(bytes.len());
        let len = vm.heap.bytearrays.get(id).len();
        if bytes.is_empty() {
            return self.need_no_view(vm);
        }
        self.need_no_view(vm)?;
        vm.heap.check_room(end.saturating_sub(len)).or_raise(vm)?;
        let at = self.at;
        vm.heap.edit(
            |h| &mut h.bytearrays,
            id,
            |content| {
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[at..end].copy_from_slice(bytes);
            },
        );
        self.at = end;
        Ok(())
    }
}

/// Reads for a layer above.
pub(crate) fn read(vm: &mut Vm, this: Value, n: Option<usize>) -> Res<Vec<u8>> {
    with(vm, this, |vm, b: &mut BytesIo| b.take(vm, n))
}

/// Writes for a layer above.
pub(crate) fn write_bytes(vm: &mut Vm, this: Value, bytes: &[u8]) -> Res<()> {
    with(vm, this, |vm, b: &mut BytesIo| b.put(vm, bytes))
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    new_of_class(vm, args[0], IoClass::BytesIo, BytesIo::default())
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = if matches!(args[1], Value::Unbound | Value::None) { Vec::new() } else { data(vm, args[1])? };
    let content = vm.heap.new_bytearray(bytes);
    with(vm, args[0], |_, b: &mut BytesIo| {
        *b = BytesIo { data: content, ..BytesIo::default() };
        Ok(Value::None)
    })
}

fn answer(vm: &mut Vm, args: &[Value], answer: Value) -> Res {
    with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    Ok(answer)
}

// ---- reading

fn read_method(vm: &mut Vm, args: &[Value]) -> Res {
    let n = size(vm, args[1])?;
    let bytes = read(vm, args[0], n)?;
    Ok(vm.heap.new_bytes(&bytes))
}

fn readline(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = size(vm, args[1])?;
    let line = with(vm, args[0], |vm, b: &mut BytesIo| b.take_line(vm, limit))?;
    Ok(vm.heap.new_bytes(&line))
}

fn readlines(vm: &mut Vm, args: &[Value]) -> Res {
    let hint = size(vm, args[1])?.filter(|n| *n > 0).unwrap_or(usize::MAX);
    let (mut lines, mut total) = (Vec::new(), 0);
    while total < hint {
        let line = with(vm, args[0], |vm, b: &mut BytesIo| b.take_line(vm, None))?;
        if line.is_empty() {
            break;
        }
        total += line.len();
        lines.push(vm.heap.new_bytes(&line));
    }
    Ok(vm.heap.new_list(lines))
}

fn readinto(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    let n = target_len(vm, args[1])?;
    let bytes = read(vm, args[0], Some(n))?;
    fill_target(vm, args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.class_of(args[0]);
    if !vm.heap.classes.get(class).is_builtin {
        return vm.tail_prelude("io_next", args);
    }
    match with(vm, args[0], |vm, b: &mut BytesIo| b.take_line(vm, None))? {
        line if line.is_empty() => Err(vm.stop_iteration(Value::None)),
        line => Ok(vm.heap.new_bytes(&line)),
    }
}

// ---- writing

fn write(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    let bytes = data(vm, args[1])?;
    write_bytes(vm, args[0], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Res {
    let wanted = match args[1] {
        Value::None | Value::Unbound => None,
        value => Some(vm.as_index(value, "")?),
    };
    with(vm, args[0], |vm, b: &mut BytesIo| {
        let id = b.open(vm)?;
        b.need_no_view(vm)?;
        let size = wanted.unwrap_or(b.at as i64);
        let Ok(len) = usize::try_from(size) else {
            return Err(vm.value_error(format!("negative size value {size}")));
        };
        vm.heap.edit(|h| &mut h.bytearrays, id, |content| content.truncate(len));
        Ok(Value::Int(size))
    })
}

// ---- positions

fn seek(vm: &mut Vm, args: &[Value]) -> Res {
    let id = with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    let (offset, whence) = (offset(vm, args[1])?, whence(vm, args[2])?);
    let len = vm.heap.bytearrays.get(id).len() as i64;
    with(vm, args[0], |vm, b: &mut BytesIo| {
        let target = match whence {
            0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
            0 => offset,
            1 => (b.at as i64).saturating_add(offset),
            2 => len.saturating_add(offset),
            _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        b.at = target.max(0) as usize;
        Ok(Value::Int(target.max(0)))
    })
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut BytesIo| {
        b.open(vm)?;
        Ok(Value::Int(b.at as i64))
    })
}

// ---- the whole

fn getvalue(vm: &mut Vm, args: &[Value]) -> Res {
    let id = with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    let bytes = vm.heap.bytearrays.get(id).clone();
    Ok(vm.heap.new_bytes(&bytes))
}

fn getbuffer(vm: &mut Vm, args: &[Value]) -> Res {
    let id = with(vm, args[0], |vm, b: &mut BytesIo| b.open(vm))?;
    let view = vm.call(Value::Class(classes::MEMORYVIEW), &[Value::ByteArray(id)])?;
    with(vm, args[0], |_, b: &mut BytesIo| {
        b.view = view;
        Ok(view)
    })
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut BytesIo| {
        b.need_no_view(vm)?;
        b.data = Value::None;
        Ok(Value::None)
    })
}

fn closed(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |_, b: &mut BytesIo| Ok(Value::Bool(b.is_closed())))
}

fn getstate(vm: &mut Vm, args: &[Value]) -> Res {
    let value = getvalue(vm, args)?;
    let at = tell(vm, args)?;
    let state = iobase::copied_attributes(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[value, at, state]))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Res {
    let items = match args[1] {
        Value::Tuple(id) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    };
    let [value, at, attributes] = items[..] else {
        let message =
            format!("{}.__setstate__ argument should be 3-tuple, got {}", vm.type_name(args[0]), vm.type_name(args[1]));
        return Err(vm.type_error(message));
    };
    init(vm, &[args[0], value])?;
    seek(vm, &[args[0], at, Value::Unbound])?;
    iobase::set_attributes(vm, args[0], attributes)
}
