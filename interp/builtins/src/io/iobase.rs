//! The abstract base classes: what streams written in the language inherit.
//!
//! What calls methods that a program may override is written in the language: `prelude/io_*.py`.

use sesf_heap::{Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::classes::{IoClass, io_class, is_exactly};
use super::{errors, raw};
use crate::support::{def, getters, methods, slots};

const BASE_METHODS: &[NativeDef] = &[
    def(
        "seek(self, offset, whence=0, /)",
        |vm, _| Err(errors::unsupported(vm, "seek")),
        "Change stream position.\n\nChange the stream position to the given byte offset. The offset is\ninterpreted relative to \
         the position indicated by whence.",
    ),
    def("tell(self, /)", tell, "Return current stream position."),
    def(
        "truncate(self, pos=None, /)",
        |vm, _| Err(errors::unsupported(vm, "truncate")),
        "Truncate file to size bytes.\n\nFile pointer is left unchanged. Size defaults to the current IO\nposition as reported \
         by tell(). Returns the new size.",
    ),
    def("flush(self, /)", flush, "Flush write buffers, if applicable."),
    def("close(self, /)", close, "Flush and close the IO object."),
    def("seekable(self, /)", no, "Return whether object supports random access."),
    def("readable(self, /)", no, "Return whether object was opened for reading."),
    def("writable(self, /)", no, "Return whether object was opened for writing."),
    def("_checkClosed(self, /)", check_closed, "Raise an exception if the stream is closed."),
    def("_checkSeekable(self, /)", |vm, args| check(vm, args[0], "seekable", "File or stream is not seekable."), ""),
    def("_checkReadable(self, /)", |vm, args| check(vm, args[0], "readable", "File or stream is not readable."), ""),
    def("_checkWritable(self, /)", |vm, args| check(vm, args[0], "writable", "File or stream is not writable."), ""),
    def(
        "fileno(self, /)",
        |vm, _| Err(errors::unsupported(vm, "fileno")),
        "Returns underlying file descriptor if one exists.",
    ),
    def("isatty(self, /)", isatty, "Return whether this is an 'interactive' stream."),
    def("readline(self, size=-1, /)", readline, "Read and return a line from the stream."),
    def("readlines(self, hint=-1, /)", readlines, "Return a list of lines from the stream."),
    def("writelines(self, lines, /)", writelines, "Write a list of lines to stream."),
    def("__enter__(self, /)", enter, ""),
    def("__exit__(self, *args)", exit, ""),
];

const BASE_SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", enter, "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
];

const RAW_METHODS: &[NativeDef] = &[
    def("read(self, size=-1, /)", raw_read, ""),
    def(
        "readall(self, /)",
        |vm, args| vm.tail_prelude("io_readall", args),
        "Read until EOF, using multiple read() call.",
    ),
];

const BUFFERED_METHODS: &[NativeDef] = &[
    def(
        "detach(self, /)",
        |vm, _| Err(errors::unsupported(vm, "detach")),
        "Disconnect this buffer from its underlying raw stream and return it.",
    ),
    def("read(self, *args)", |vm, _| Err(errors::unsupported(vm, "read")), "Read and return up to n bytes."),
    def(
        "read1(self, *args)",
        |vm, _| Err(errors::unsupported(vm, "read1")),
        "Read and return up to n bytes, with at most one read() call.",
    ),
    def("readinto(self, buffer, /)", |vm, args| vm.tail_prelude("io_readinto", args), ""),
    def("readinto1(self, buffer, /)", |vm, args| vm.tail_prelude("io_readinto1", args), ""),
    def(
        "write(self, *args)",
        |vm, _| Err(errors::unsupported(vm, "write")),
        "Write the given buffer to the IO stream.",
    ),
];

const TEXT_METHODS: &[NativeDef] = &[
    def(
        "detach(self, *args)",
        |vm, _| Err(errors::unsupported(vm, "detach")),
        "Separate the underlying buffer from the TextIOBase and return it.",
    ),
    def("read(self, *args)", |vm, _| Err(errors::unsupported(vm, "read")), "Read at most n characters from stream."),
    def("readline(self, *args)", |vm, _| Err(errors::unsupported(vm, "readline")), "Read until newline or EOF."),
    def("write(self, *args)", |vm, _| Err(errors::unsupported(vm, "write")), "Write string to stream."),
];

const TEXT_GETTERS: &[NativeDef] = &[
    def("encoding(self, /)", |_, _| Ok(Value::None), "Encoding of the text stream."),
    def("newlines(self, /)", |_, _| Ok(Value::None), "Line endings translated so far."),
    def("errors(self, /)", |_, _| Ok(Value::None), "The error setting of the decoder or encoder."),
];

const BASE_GETTERS: &[NativeDef] =
    &[def("closed(self, /)", closed, ""), def("__dict__(self, /)", attributes, "The attributes of the stream.")];

/// Installs the methods of the base classes.
pub(super) fn install(vm: &mut Vm) {
    let base = io_class(vm, IoClass::IoBase);
    methods(vm, base, BASE_METHODS);
    slots(vm, base, BASE_SLOTS);
    getters(vm, base, BASE_GETTERS);
    methods(vm, io_class(vm, IoClass::RawIoBase), RAW_METHODS);
    methods(vm, io_class(vm, IoClass::BufferedIoBase), BUFFERED_METHODS);
    let text = io_class(vm, IoClass::TextIoBase);
    methods(vm, text, TEXT_METHODS);
    getters(vm, text, TEXT_GETTERS);
}

// ---- open and closed

/// The attribute in which a stream without native state keeps that it is closed.
const CLOSED: &str = "__IOBase_closed";

fn closed(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern(CLOSED);
    Ok(Value::Bool(vm.field(args[0], name).is_some()))
}

fn attributes(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.instance_dict(args[0]) {
        Some(dict) => Ok(Value::Dict(dict)),
        None => Ok(vm.heap.new_dict()),
    }
}

/// Fails if a stream says that it is closed.
pub(super) fn need_open(vm: &mut Vm, this: Value) -> Res<()> {
    if raw::is_closed(vm, this)? { Err(errors::closed(vm)) } else { Ok(()) }
}

fn check_closed(vm: &mut Vm, args: &[Value]) -> Res {
    need_open(vm, args[0])?;
    Ok(Value::None)
}

fn check(vm: &mut Vm, this: Value, question: &str, message: &str) -> Res {
    match raw::ask(vm, this, question)? {
        true => Ok(Value::Bool(true)),
        false => Err(errors::unsupported(vm, message)),
    }
}

fn flush(vm: &mut Vm, args: &[Value]) -> Res {
    check_closed(vm, args)
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern(CLOSED);
    if vm.field(args[0], name).is_some() {
        return Ok(Value::None);
    }
    let flushed = vm.call_method(args[0], names::FLUSH, &[]);
    vm.set_field(args[0], name, Value::Bool(true))?;
    flushed.map(|_| Value::None)
}

/// What a raw file does before it closes: `flush`, if a program has overridden it.
pub(super) fn mark_closed(vm: &mut Vm, this: Value) -> Res<()> {
    if !is_exactly(vm, this, IoClass::FileIo) && !raw::is_closed(vm, this)? {
        vm.call_method(this, names::FLUSH, &[])?;
    }
    Ok(())
}

fn enter(vm: &mut Vm, args: &[Value]) -> Res {
    need_open(vm, args[0])?;
    Ok(args[0])
}

fn exit(vm: &mut Vm, args: &[Value]) -> Res {
    let close = vm.get_attr(args[0], names::CLOSE)?;
    vm.tail_call(close, vec![], vec![])
}

// ---- questions

fn no(_: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::Bool(false))
}

fn isatty(vm: &mut Vm, args: &[Value]) -> Res {
    need_open(vm, args[0])?;
    Ok(Value::Bool(false))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern("seek");
    let seek = vm.get_attr(args[0], name)?;
    vm.tail_call(seek, vec![Value::Int(0), Value::Int(1)], vec![])
}

// ---- lines

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    vm.tail_prelude("io_next", args)
}

/// The size that the prelude's functions take: -1 for everything.
fn limit(vm: &mut Vm, value: Value) -> Res {
    let size = super::size::size(vm, value)?;
    Ok(Value::Int(size.map_or(-1, |n| n as i64)))
}

fn readline(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = limit(vm, args[1])?;
    vm.tail_prelude("io_readline", &[args[0], limit])
}

/// `readlines` for every stream: by iteration.
pub(super) fn readlines(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = limit(vm, args[1])?;
    vm.tail_prelude("io_readlines", &[args[0], limit])
}

/// `writelines` for every stream: by `write`.
pub(super) fn writelines(vm: &mut Vm, args: &[Value]) -> Res {
    need_open(vm, args[0])?;
    vm.tail_prelude("io_writelines", args)
}

fn raw_read(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = limit(vm, args[1])?;
    vm.tail_prelude("io_raw_read", &[args[0], limit])
}

/// `__reduce_ex__` of streams over files: they cannot be copied.
pub(super) fn refuse_copy(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.full_class_name(vm.class_of(args[0]));
    Err(vm.type_error(format!("cannot pickle '{name}' object")))
}

/// The attributes of a stream as a dict, or None if there are none.
pub(super) fn copied_attributes(vm: &mut Vm, this: Value) -> Res {
    let attributes = vm.own_attributes(this);
    if attributes.is_empty() {
        return Ok(Value::None);
    }
    let dict = vm.heap.new_dict_id();
    for (key, value) in attributes {
        vm.dict_set(dict, key, value)?;
    }
    Ok(Value::Dict(dict))
}

/// Sets the attributes that [`copied_attributes`] gave.
pub(super) fn set_attributes(vm: &mut Vm, this: Value, attributes: Value) -> Res {
    if let Value::Dict(dict) = attributes {
        for (key, value) in vm.dict_items(dict) {
            if let Value::Str(name) = key {
                let name = vm.heap.intern_id(name);
                vm.set_field(this, name, value)?;
            }
        }
    }
    Ok(Value::None)
}
