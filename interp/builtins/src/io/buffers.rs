//! The classes `BufferedReader`, `BufferedWriter` and `BufferedRandom`: one set of methods over one state.
//!
//! The methods that use the stream below begin anew if that would have to wait for the world outside.

use sesf_heap::{ClassId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::buffered::{Buffered, DEFAULT_SIZE, Purpose};
use super::classes::{IoClass, io_class};
use super::size::{data, fill_target, offset, size, target_len, whence};
use super::stream::{new_of_class, with};
use super::{errors, iobase, raw};
use crate::support::{def, getters, methods, slots, static_methods};

const NEW_READER: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    |vm, args| new(vm, args, IoClass::BufferedReader),
    "Create and return a new object.",
)];
const NEW_WRITER: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    |vm, args| new(vm, args, IoClass::BufferedWriter),
    "Create and return a new object.",
)];
const NEW_RANDOM: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    |vm, args| new(vm, args, IoClass::BufferedRandom),
    "Create and return a new object.",
)];

const INIT_READER: &[NativeDef] =
    &[def("__init__(self, raw, buffer_size=8192)", |vm, args| init(vm, args, READER), "Initialize self.")];
const INIT_WRITER: &[NativeDef] =
    &[def("__init__(self, raw, buffer_size=8192)", |vm, args| init(vm, args, WRITER), "Initialize self.")];
const INIT_RANDOM: &[NativeDef] =
    &[def("__init__(self, raw, buffer_size=8192)", |vm, args| init(vm, args, RANDOM), "Initialize self.")];

const READER: Purpose = Purpose { readable: true, writable: false };
const WRITER: Purpose = Purpose { readable: false, writable: true };
const RANDOM: Purpose = Purpose { readable: true, writable: true };

const COMMON: &[NativeDef] = &[
    def("detach(self, /)", |vm, args| vm.repeatable(detach, args), ""),
    def("flush(self, /)", |vm, args| vm.repeatable(flush, args), ""),
    def("close(self, /)", |vm, args| vm.repeatable(close, args), ""),
    def("__reduce_ex__(self, protocol, /)", iobase::refuse_copy, ""),
    def("seekable(self, /)", |vm, args| ask_raw(vm, args, "seekable"), ""),
    def("fileno(self, /)", |vm, args| ask_raw(vm, args, "fileno"), ""),
    def("isatty(self, /)", |vm, args| ask_raw(vm, args, "isatty"), ""),
    def("seek(self, target, whence=0, /)", seek, ""),
    def("tell(self, /)", tell, ""),
    def("truncate(self, pos=None, /)", truncate, ""),
    def("readlines(self, hint=-1, /)", iobase::readlines, "Return a list of lines from the stream."),
];

const READING: &[NativeDef] = &[
    def("readable(self, /)", |vm, args| ask_raw(vm, args, "readable"), ""),
    def("read(self, size=-1, /)", |vm, args| vm.repeatable(read, args), "Read and return up to n bytes."),
    def(
        "read1(self, size=-1, /)",
        |vm, args| vm.repeatable(read1, args),
        "Read and return up to n bytes, with at most one read() call.",
    ),
    def("peek(self, size=0, /)", |vm, args| vm.repeatable(peek_bytes, args), ""),
    def("readinto(self, buffer, /)", |vm, args| vm.repeatable(readinto, args), ""),
    def("readinto1(self, buffer, /)", |vm, args| vm.repeatable(readinto1, args), ""),
    def("readline(self, size=-1, /)", |vm, args| vm.repeatable(readline, args), ""),
];

const WRITING: &[NativeDef] = &[
    def("writable(self, /)", |vm, args| ask_raw(vm, args, "writable"), ""),
    def("write(self, buffer, /)", |vm, args| vm.repeatable(write, args), "Write the given buffer to the IO stream."),
];

const READING_SLOTS: &[NativeDef] =
    &[def("__next__(self, /)", |vm, args| vm.repeatable(next, args), "Implement next(self).")];

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", repr, "Return repr(self).")];

const GETTERS: &[NativeDef] = &[
    def("raw(self, /)", get_raw, ""),
    def("closed(self, /)", closed, ""),
    def("name(self, /)", |vm, args| raw_attribute(vm, args, "name"), ""),
    def("mode(self, /)", |vm, args| raw_attribute(vm, args, "mode"), ""),
];

/// Installs the classes.
pub(super) fn install(vm: &mut Vm) {
    let all = [
        (IoClass::BufferedReader, NEW_READER, INIT_READER, READER),
        (IoClass::BufferedWriter, NEW_WRITER, INIT_WRITER, WRITER),
        (IoClass::BufferedRandom, NEW_RANDOM, INIT_RANDOM, RANDOM),
    ];
    for (which, new, init, purpose) in all {
        let class = io_class(vm, which);
        static_methods(vm, class, new);
        slots(vm, class, init);
        install_methods(vm, class, purpose);
    }
}

fn install_methods(vm: &mut Vm, class: ClassId, purpose: Purpose) {
    slots(vm, class, SLOTS);
    methods(vm, class, COMMON);
    getters(vm, class, GETTERS);
    if purpose.readable {
        methods(vm, class, READING);
        slots(vm, class, READING_SLOTS);
    }
    if purpose.writable {
        methods(vm, class, WRITING);
    }
}

// ---- making

fn new(vm: &mut Vm, args: &[Value], which: IoClass) -> Res {
    new_of_class(vm, args[0], which, Buffered::default())
}

/// A buffer over a raw stream that is known to be fit for it.
pub(crate) fn over(vm: &mut Vm, raw: Value, which: IoClass, size: usize) -> Value {
    let purpose = match which {
        IoClass::BufferedReader => READER,
        IoClass::BufferedWriter => WRITER,
        _ => RANDOM,
    };
    let state = Buffered::new(vm, raw, size, purpose);
    super::stream::new_stream(vm, which, state)
}

fn init(vm: &mut Vm, args: &[Value], purpose: Purpose) -> Res {
    let raw = args[1];
    let questions = [
        (purpose.readable && purpose.writable, "seekable", "File or stream is not seekable."),
        (purpose.readable, "readable", "File or stream is not readable."),
        (purpose.writable, "writable", "File or stream is not writable."),
    ];
    for (_, question, message) in questions.into_iter().filter(|(asks, ..)| *asks) {
        if !raw::ask(vm, raw, question)? {
            return Err(errors::unsupported(vm, message));
        }
    }
    let size = match args[2] {
        Value::Unbound => DEFAULT_SIZE as i64,
        value => vm.as_index(value, "")?,
    };
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let state = Buffered::new(vm, raw, size as usize, purpose);
    with(vm, args[0], |_, buffered: &mut Buffered| {
        *buffered = state;
        Ok(Value::None)
    })
}

// ---- reading

/// The argument of `read`: None or -1 for everything.
fn read_size(vm: &mut Vm, value: Value) -> Res<Option<usize>> {
    if let Value::Int(n) = vm.builtin_value(value)
        && n < -1
    {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    size(vm, value)
}

fn read(vm: &mut Vm, args: &[Value]) -> Res {
    let n = read_size(vm, args[1])?;
    let bytes = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "read of")?;
        b.read(vm, n)
    })?;
    Ok(bytes.map_or(Value::None, |bytes| vm.heap.new_bytes(&bytes)))
}

fn read1(vm: &mut Vm, args: &[Value]) -> Res {
    let n = super::size::plain_size(vm, args[1])?;
    let bytes = read1_bytes(vm, args[0], n)?;
    Ok(vm.heap.new_bytes(&bytes))
}

/// `read1` for the text layer.
pub(crate) fn read1_bytes(vm: &mut Vm, this: Value, n: Option<usize>) -> Res<Vec<u8>> {
    with(vm, this, |vm, b: &mut Buffered| {
        b.need_open(vm, "read of")?;
        b.read1(vm, n)
    })
}

/// `read()` for the text layer.
pub(crate) fn read_all_bytes(vm: &mut Vm, this: Value) -> Res<Vec<u8>> {
    with(vm, this, |vm, b: &mut Buffered| {
        b.need_open(vm, "read of")?;
        Ok(b.read(vm, None)?.unwrap_or_default())
    })
}

/// `write` for the text layer.
pub(crate) fn write_bytes(vm: &mut Vm, this: Value, bytes: &[u8]) -> Res<()> {
    with(vm, this, |vm, b: &mut Buffered| {
        b.need_open(vm, "write to")?;
        b.write(vm, bytes).map(|_| ())
    })
}

fn peek_bytes(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "peek of")?;
        b.peek(vm)
    })?;
    Ok(vm.heap.new_bytes(&bytes))
}

fn readinto(vm: &mut Vm, args: &[Value]) -> Res {
    read_into(vm, args, |vm, b, n| b.read(vm, Some(n)))
}

fn readinto1(vm: &mut Vm, args: &[Value]) -> Res {
    read_into(vm, args, |vm, b, n| b.read1(vm, Some(n)).map(Some))
}

/// A way to read so many bytes.
type ReadBytes = fn(&mut Vm, &mut Buffered, usize) -> Res<Option<Vec<u8>>>;

fn read_into(vm: &mut Vm, args: &[Value], read: ReadBytes) -> Res {
    let n = target_len(vm, args[1])?;
    let bytes = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "readinto of")?;
        read(vm, b, n)
    })?;
    let Some(bytes) = bytes else { return Ok(Value::None) };
    fill_target(vm, args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn line_bytes(vm: &mut Vm, this: Value, limit: Option<usize>) -> Res<Vec<u8>> {
    with(vm, this, |vm, b: &mut Buffered| {
        b.need_open(vm, "readline of")?;
        b.readline(vm, limit)
    })
}

fn readline(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = size(vm, args[1])?;
    let line = line_bytes(vm, args[0], limit)?;
    Ok(vm.heap.new_bytes(&line))
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.class_of(args[0]);
    if !vm.heap.classes.get(class).is_builtin {
        return vm.tail_prelude("io_next", args);
    }
    match line_bytes(vm, args[0], None)? {
        line if line.is_empty() => Err(vm.stop_iteration(Value::None)),
        line => Ok(vm.heap.new_bytes(&line)),
    }
}

// ---- writing

fn write(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Str(_) = vm.builtin_value(args[1]) {
        return Err(vm.type_error("a bytes-like object is required, not 'str'"));
    }
    let bytes = data(vm, args[1])?;
    with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "write to")?;
        b.write(vm, &bytes).map(|n| Value::Int(n as i64))
    })
}

fn flush(vm: &mut Vm, args: &[Value]) -> Res {
    let raw = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "flush of")?;
        if b.writable {
            b.flush(vm)?;
            return Ok(None);
        }
        b.need_raw(vm).map(Some)
    })?;
    match raw {
        Some(raw) => vm.call_method(raw, names::FLUSH, &[]),
        None => Ok(Value::None),
    }
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    let raw = with(vm, args[0], |vm, b: &mut Buffered| b.need_raw(vm))?;
    if raw::is_closed(vm, raw)? {
        return Ok(Value::None);
    }
    let flushed = vm.call_method(args[0], names::FLUSH, &[]);
    if flushed.is_err_and(|error| vm.is_refusal(error)) {
        return flushed;
    }
    let closed = vm.call_method(raw, names::CLOSE, &[]);
    if let (Err(sesf_vm::Interrupt::Raise(first)), Err(sesf_vm::Interrupt::Raise(second))) = (&flushed, &closed) {
        vm.heap.exceptions.get_mut(*second).context = Value::Exception(*first);
        return closed;
    }
    flushed.and(closed)?;
    Ok(Value::None)
}

fn detach(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut Buffered| b.need_raw(vm))?;
    vm.call_method(args[0], names::FLUSH, &[])?;
    with(vm, args[0], |_, b: &mut Buffered| Ok(b.detach()))
}

// ---- positions

fn need_seekable(vm: &mut Vm, stream: Value) -> Res<()> {
    match raw::ask(vm, stream, "seekable")? {
        true => Ok(()),
        false => Err(errors::unsupported(vm, "File or stream is not seekable.")),
    }
}

fn seek(vm: &mut Vm, args: &[Value]) -> Res {
    let whence = whence(vm, args[2])?;
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let raw = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "seek of")?;
        b.need_raw(vm)
    })?;
    need_seekable(vm, raw)?;
    let offset = offset(vm, args[1])?;
    with(vm, args[0], |vm, b: &mut Buffered| b.seek(vm, offset, whence).map(Value::Int))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_raw(vm)?;
        b.tell(vm).map(Value::Int)
    })
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Res {
    let raw = with(vm, args[0], |vm, b: &mut Buffered| {
        b.need_open(vm, "truncate of")?;
        if !b.writable {
            return Err(errors::unsupported(vm, "truncate"));
        }
        b.flush(vm)?;
        b.need_raw(vm)
    })?;
    let position = match args[1] {
        Value::None | Value::Unbound => Value::Int(raw::tell(vm, raw)?),
        value => value,
    };
    raw::method(vm, raw, "truncate", &[position])
}

// ---- questions to the raw stream

fn raw_of(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, b: &mut Buffered| b.need_raw(vm))
}

fn get_raw(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |_, b: &mut Buffered| Ok(b.raw.or(Value::None)))
}

fn ask_raw(vm: &mut Vm, args: &[Value], question: &str) -> Res {
    let raw = raw_of(vm, args)?;
    raw::method(vm, raw, question, &[])
}

fn raw_attribute(vm: &mut Vm, args: &[Value], name: &str) -> Res {
    let raw = raw_of(vm, args)?;
    let name = vm.heap.intern(name);
    vm.get_attr(raw, name)
}

fn closed(vm: &mut Vm, args: &[Value]) -> Res {
    let raw = raw_of(vm, args)?;
    raw::is_closed(vm, raw).map(Value::Bool)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.full_class_name(vm.class_of(args[0]));
    let name = vm.find_attr(args[0], names::NAME_WORD);
    let text = match name {
        Ok(Some(name)) => format!("<{class} name={}>", vm.repr(name)?),
        _ => format!("<{class}>"),
    };
    Ok(vm.heap.new_string(text))
}
