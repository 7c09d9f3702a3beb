//! `StringIO`: text in memory.

use sesf_heap::{NativeObject, Tracer, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::classes::{IoClass, io_class};
use super::iobase;
use super::newline::{Newline, Translator};
use super::size::{size, whence};
use super::stream::{StreamState, downcasting, new_of_class, with};
use crate::support::{def, getters, methods, slots, static_methods};

/// The state. Positions count characters; the place in bytes is kept beside them.
#[derive(Clone, Debug, Default)]
pub(crate) struct StringIo {
    text: String,
    n_chars: usize,
    /// The position, which may be beyond the end.
    at: usize,
    /// The byte of the position (the end, if it is beyond).
    at_byte: usize,
    newline: Newline,
    lines: Translator,
    is_closed: bool,
}

impl NativeObject for StringIo {
    fn trace(&self, _: &mut dyn Tracer) {}
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>() + self.text.capacity()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.text.as_bytes());
        out.extend_from_slice(&(self.at as u64).to_le_bytes());
        out.push(self.is_closed as u8);
    }
    downcasting!();
}

impl StreamState for StringIo {
    const NAME: &'static str = "_io.StringIO";
}

const NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def("__init__(self, initial_value='', newline='\\n')", init, "Initialize self."),
    def("__next__(self, /)", next, "Implement next(self)."),
    def("__getstate__(self, /)", getstate, ""),
    def("__setstate__(self, state, /)", setstate, ""),
];

const METHODS: &[NativeDef] = &[
    def("read(self, size=-1, /)", read, "Read at most size characters, returned as a string."),
    def("readline(self, size=-1, /)", readline, "Read until newline or EOF."),
    def("readlines(self, hint=-1, /)", iobase::readlines, "Return a list of lines from the stream."),
    def("write(self, s, /)", write, "Write string to file."),
    def("seek(self, pos, whence=0, /)", seek, "Change stream position."),
    def("tell(self, /)", tell, "Tell the current file position."),
    def("truncate(self, pos=None, /)", truncate, "Truncate size to pos."),
    def("getvalue(self, /)", getvalue, "Retrieve the entire contents of the object."),
    def("close(self, /)", close, "Close the IO object."),
    def("readable(self, /)", |vm, args| answer(vm, args, true), "Returns True if the IO object can be read."),
    def("writable(self, /)", |vm, args| answer(vm, args, true), "Returns True if the IO object can be written."),
    def("seekable(self, /)", |vm, args| answer(vm, args, true), "Returns True if the IO object can be seeked."),
];

const GETTERS: &[NativeDef] = &[
    def("closed(self, /)", |vm, args| with(vm, args[0], |_, s: &mut StringIo| Ok(Value::Bool(s.is_closed))), ""),
    def("newlines(self, /)", newlines, ""),
    def("line_buffering(self, /)", |vm, args| answer(vm, args, false), ""),
];

/// Installs the class.
pub(super) fn install(vm: &mut Vm) {
    let class = io_class(vm, IoClass::StringIo);
    static_methods(vm, class, NEW);
    slots(vm, class, SLOTS);
    methods(vm, class, METHODS);
    getters(vm, class, GETTERS);
}

impl StringIo {
    fn need_open(&self, vm: &mut Vm) -> Res<()> {
        if self.is_closed { Err(vm.value_error("I/O operation on closed file")) } else { Ok(()) }
    }

    /// The byte at which a character begins; the end for those beyond it.
    fn byte_of(&self, n: usize) -> usize {
        if n >= self.n_chars {
            return self.text.len();
        }
        if self.n_chars == self.text.len() {
            return n;
        }
        self.text.char_indices().nth(n).map_or(self.text.len(), |(byte, _)| byte)
    }

    fn move_to(&mut self, n: usize) {
        self.at_byte = self.byte_of(n);
        self.at = n;
    }

    fn rest(&self) -> &str {
        self.text.get(self.at_byte..).unwrap_or("")
    }

    /// Hands out the next bytes of the text.
    fn take_bytes(&mut self, len: usize) -> &str {
        let start = self.at_byte;
        self.at_byte += len;
        let taken = &self.text[start..self.at_byte];
        self.at += if self.n_chars == self.text.len() { len } else { taken.chars().count() };
        taken
    }

    fn take(&mut self, n: Option<usize>) -> &str {
        let rest = self.rest();
        let len = match n {
            Some(n) if n < rest.len() => rest.char_indices().nth(n).map_or(rest.len(), |(byte, _)| byte),
            _ => rest.len(),
        };
        self.take_bytes(len)
    }

    fn take_line(&mut self, limit: Option<usize>) -> &str {
        let rest = self.rest();
        let len = self.newline.line_len(rest).unwrap_or(rest.len());
        let len = match limit {
            Some(n) if n < len => rest[..len].char_indices().nth(n).map_or(len, |(byte, _)| byte),
            _ => len,
        };
        self.take_bytes(len)
    }

    /// Writes a text at the position.
    pub fn put(&mut self, vm: &mut Vm, text: &str) -> Res<()> {
        self.need_open(vm)?;
        if self.newline == Newline::Lf {
            return self.insert(vm, text);
        }
        let mut text = text.to_string();
        if self.newline.is_universal() {
            text = self.lines.next(text, true);
        }
        if let Some(end) = self.newline.written() {
            text = text.replace('\n', end);
        }
        self.insert(vm, &text)
    }

    fn insert(&mut self, vm: &mut Vm, text: &str) -> Res<()> {
        if text.is_empty() {
            return Ok(());
        }
        let gap = self.at.saturating_sub(self.n_chars);
        vm.heap.check_room(text.len().saturating_add(gap).saturating_add(self.text.capacity())).or_raise(vm)?;
        self.text.extend(std::iter::repeat_n('\0', gap));
        self.n_chars += gap;
        if gap > 0 {
            self.at_byte = self.text.len();
        }
        let n = text.chars().count();
        if self.at == self.n_chars {
            self.text.push_str(text);
            self.n_chars += n;
        } else {
            let end = self.byte_of(self.at + n);
            let n_replaced = (self.n_chars - self.at).min(n);
            self.text.replace_range(self.at_byte..end, text);
            self.n_chars += n - n_replaced;
        }
        self.at += n;
        self.at_byte += text.len();
        Ok(())
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    new_of_class(vm, args[0], IoClass::StringIo, StringIo { newline: Newline::Lf, ..StringIo::default() })
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let newline = newline_argument(vm, args[2])?;
    let mut state = StringIo { newline, ..StringIo::default() };
    state.lines.translates = newline.translates();
    match vm.builtin_value(args[1]) {
        Value::Unbound | Value::None => {}
        Value::Str(id) => {
            let text = vm.heap.str(id).to_string();
            state.put(vm, &text)?;
            state.move_to(0);
        }
        _ => {
            let message = format!("initial_value must be str or None, not {}", vm.type_name(args[1]));
            return Err(vm.type_error(message));
        }
    }
    with(vm, args[0], |_, s: &mut StringIo| {
        *s = state;
        Ok(Value::None)
    })
}

/// As for other streams, but errors show the argument's representation.
fn newline_argument(vm: &mut Vm, value: Value) -> Res<Newline> {
    if let Value::Str(id) = vm.builtin_value(value)
        && !["", "\n", "\r", "\r\n"].contains(&vm.heap.str(id))
    {
        let shown = vm.repr(value)?;
        return Err(vm.value_error(format!("illegal newline value: {shown}")));
    }
    Newline::from_argument(vm, value, Newline::Lf)
}

fn answer(vm: &mut Vm, args: &[Value], answer: bool) -> Res {
    with(vm, args[0], |vm, s: &mut StringIo| s.need_open(vm).map(|()| Value::Bool(answer)))
}

fn read(vm: &mut Vm, args: &[Value]) -> Res {
    let n = size(vm, args[1])?;
    with(vm, args[0], |vm, s: &mut StringIo| {
        s.need_open(vm)?;
        Ok(vm.heap.new_str(s.take(n)))
    })
}

fn line(vm: &mut Vm, this: Value, limit: Option<usize>) -> Res {
    with(vm, this, |vm, s: &mut StringIo| {
        s.need_open(vm)?;
        Ok(vm.heap.new_str(s.take_line(limit)))
    })
}

fn readline(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = size(vm, args[1])?;
    line(vm, args[0], limit)
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.class_of(args[0]);
    if !vm.heap.classes.get(class).is_builtin {
        return vm.tail_prelude("io_next", args);
    }
    match line(vm, args[0], None)? {
        Value::Str(sesf_heap::names::EMPTY) => Err(vm.stop_iteration(Value::None)),
        line => Ok(line),
    }
}

fn write(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(id) = vm.builtin_value(args[1]) else {
        let message = format!("string argument expected, got '{}'", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    };
    let n_chars = vm.len_builtin(Value::Str(id)).unwrap_or(0);
    let text = vm.heap.str(id).to_string();
    with(vm, args[0], |vm, s: &mut StringIo| s.put(vm, &text))?;
    Ok(Value::Int(n_chars as i64))
}

fn seek(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, s: &mut StringIo| s.need_open(vm))?;
    let (offset, whence) = (super::size::offset(vm, args[1])?, whence(vm, args[2])?);
    with(vm, args[0], |vm, s: &mut StringIo| {
        let target = match whence {
            0 if offset < 0 => return Err(vm.value_error(format!("Negative seek position {offset}"))),
            0 => offset as usize,
            1 | 2 if offset != 0 => {
                return Err(vm.error(sesf_heap::classes::OS_ERROR, "Can't do nonzero cur-relative seeks"));
            }
            1 => s.at,
            2 => s.n_chars,
            _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        s.move_to(target);
        Ok(Value::Int(target as i64))
    })
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, s: &mut StringIo| s.need_open(vm).map(|()| Value::Int(s.at as i64)))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, s: &mut StringIo| s.need_open(vm))?;
    let wanted = match args[1] {
        Value::None | Value::Unbound => None,
        value => Some(vm.as_index(value, "")?),
    };
    with(vm, args[0], |vm, s: &mut StringIo| {
        let size = wanted.unwrap_or(s.at as i64);
        let Ok(n) = usize::try_from(size) else {
            return Err(vm.value_error(format!("Negative size value {size}")));
        };
        if n < s.n_chars {
            s.text.truncate(s.byte_of(n));
            s.n_chars = n;
            let at = s.at;
            s.move_to(at);
        }
        Ok(Value::Int(size))
    })
}

fn getvalue(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, s: &mut StringIo| {
        s.need_open(vm)?;
        vm.heap.check_room(s.text.len()).or_raise(vm)?;
        Ok(vm.heap.new_str(&s.text))
    })
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |_, s: &mut StringIo| {
        s.is_closed = true;
        s.text = String::new();
        (s.n_chars, s.at, s.at_byte) = (0, 0, 0);
        Ok(Value::None)
    })
}

/// The content, the newline argument, the position and the attributes.
fn getstate(vm: &mut Vm, args: &[Value]) -> Res {
    let value = getvalue(vm, args)?;
    let at = tell(vm, args)?;
    let newline = with(vm, args[0], |_, s: &mut StringIo| Ok(s.newline.argument()))?;
    let newline = newline.map_or(Value::None, |text| vm.heap.new_str(text));
    let attributes = iobase::copied_attributes(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[value, newline, at, attributes]))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Res {
    let items = match args[1] {
        Value::Tuple(id) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    };
    let [value, newline, at, attributes] = items[..] else {
        let (own, found) = (vm.full_class_name(vm.class_of(args[0])), vm.type_name(args[1]));
        return Err(vm.type_error(format!("{own}.__setstate__ argument should be 4-tuple, got {found}")));
    };
    init(vm, &[args[0], Value::Unbound, newline])?;
    let text = vm.text(value)?;
    // The content is as it was: no line end is translated again.
    with(vm, args[0], |vm, s: &mut StringIo| s.insert(vm, &text))?;
    seek(vm, &[args[0], at, Value::Unbound])?;
    iobase::set_attributes(vm, args[0], attributes)
}

fn newlines(vm: &mut Vm, args: &[Value]) -> Res {
    let seen =
        with(vm, args[0], |vm, s: &mut StringIo| s.need_open(vm).map(|()| (s.newline.is_universal(), s.lines.seen)))?;
    Ok(if seen.0 { seen.1.value(vm) } else { Value::None })
}
