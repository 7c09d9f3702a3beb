//! The class `TextIOWrapper`.
//!
//! The methods that use the stream below begin anew if that would have to wait for the world outside.

use sesf_heap::{Value, classes, names};
use sesf_text::codec::Encoding;
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::classes::{IoClass, io_class};
use super::cookie::{self, Cookie};
use super::decoder::Decoder;
use super::newline::Newline;
use super::size::{shown_type, size, whence};
use super::stream::{new_of_class, with};
use super::text::{Settings, Snapshot, TextIo};
use super::{errors, iobase, raw};
use crate::support::{def, getters, methods, slots, static_methods};

const NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def(
        "__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        init,
        "Initialize self.",
    ),
    def("__next__(self, /)", |vm, args| vm.repeatable(next, args), "Implement next(self)."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const METHODS: &[NativeDef] = &[
    def(
        "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        reconfigure,
        "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.",
    ),
    def("detach(self, /)", |vm, args| vm.repeatable(detach, args), ""),
    def("write(self, text, /)", |vm, args| vm.repeatable(write, args), ""),
    def("read(self, size=-1, /)", |vm, args| vm.repeatable(read, args), ""),
    def("readline(self, size=-1, /)", |vm, args| vm.repeatable(readline, args), ""),
    def("readlines(self, hint=-1, /)", iobase::readlines, "Return a list of lines from the stream."),
    def("flush(self, /)", |vm, args| vm.repeatable(flush, args), ""),
    def("close(self, /)", |vm, args| vm.repeatable(close, args), ""),
    def("__reduce_ex__(self, protocol, /)", iobase::refuse_copy, ""),
    def("fileno(self, /)", |vm, args| ask_buffer(vm, args, "fileno"), ""),
    def("seekable(self, /)", |vm, args| ask_buffer(vm, args, "seekable"), ""),
    def("readable(self, /)", |vm, args| ask_buffer(vm, args, "readable"), ""),
    def("writable(self, /)", |vm, args| ask_buffer(vm, args, "writable"), ""),
    def("isatty(self, /)", |vm, args| ask_buffer(vm, args, "isatty"), ""),
    def("seek(self, cookie, whence=0, /)", seek, ""),
    def("tell(self, /)", tell, ""),
    def("truncate(self, pos=None, /)", truncate, ""),
];

const GETTERS: &[NativeDef] = &[
    def("encoding(self, /)", |vm, args| setting(vm, args, |s| s.encoding_name.clone()), ""),
    def("errors(self, /)", |vm, args| setting(vm, args, |s| s.errors.clone()), ""),
    def("newlines(self, /)", newlines, ""),
    def("buffer(self, /)", |vm, args| with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm)), ""),
    def("line_buffering(self, /)", |vm, args| flag(vm, args, |s| s.line_buffering), ""),
    def("write_through(self, /)", |vm, args| flag(vm, args, |s| s.write_through), ""),
    def("closed(self, /)", closed, ""),
    def("name(self, /)", name, ""),
    def("_CHUNK_SIZE(self, /)", |_, _| Ok(Value::Int(8192)), ""),
];

/// Installs the class.
pub(super) fn install(vm: &mut Vm) {
    let class = io_class(vm, IoClass::TextIoWrapper);
    static_methods(vm, class, NEW);
    slots(vm, class, SLOTS);
    methods(vm, class, METHODS);
    getters(vm, class, GETTERS);
}

// ---- making

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    new_of_class(vm, args[0], IoClass::TextIoWrapper, TextIo::default())
}

/// A text stream over a buffer.
pub(crate) fn over(vm: &mut Vm, buffer: Value, settings: Settings) -> Res {
    let state = TextIo::new(vm, buffer, settings)?;
    Ok(super::stream::new_stream(vm, IoClass::TextIoWrapper, state))
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let mut settings = Settings::default();
    set_encoding(vm, &mut settings, args[2], "TextIOWrapper")?;
    set_errors(vm, &mut settings, args[3], "TextIOWrapper")?;
    settings.newline = Newline::from_argument(vm, args[4], Newline::Universal)?;
    settings.line_buffering = args[5].is_bound() && vm.truth(args[5])?;
    settings.write_through = args[6].is_bound() && vm.truth(args[6])?;
    let state = TextIo::new(vm, args[1], settings)?;
    with(vm, args[0], |_, t: &mut TextIo| {
        *t = state;
        Ok(Value::None)
    })
}

/// Takes an argument `encoding`; `function` is whose it is.
pub(crate) fn set_encoding(vm: &mut Vm, settings: &mut Settings, value: Value, function: &str) -> Res<()> {
    match optional_text(vm, value, function, "encoding")? {
        None => settings.encoding_name = "UTF-8".into(),
        Some(name) if name == "locale" => settings.encoding_name = "UTF-8".into(),
        Some(name) => {
            settings.encoding = Encoding::lookup(&name).or_raise(vm)?;
            settings.encoding_name = name;
        }
    }
    Ok(())
}

/// Takes an argument `errors`.
pub(crate) fn set_errors(vm: &mut Vm, settings: &mut Settings, value: Value, function: &str) -> Res<()> {
    if let Some(name) = optional_text(vm, value, function, "errors")? {
        settings.errors = name;
    }
    Ok(())
}

fn optional_text(vm: &mut Vm, value: Value, function: &str, argument: &str) -> Res<Option<String>> {
    match vm.builtin_value(value) {
        Value::Unbound | Value::None => Ok(None),
        Value::Str(id) => Ok(Some(vm.heap.str(id).to_string())),
        _ => {
            let found = shown_type(vm, value);
            Err(vm.type_error(format!("{function}() argument '{argument}' must be str or None, not {found}")))
        }
    }
}

fn reconfigure(vm: &mut Vm, args: &[Value]) -> Res {
    let has_read = with(vm, args[0], |_, t: &mut TextIo| Ok(t.snapshot.is_some() || !t.decoded.is_empty()))?;
    let changes_coding = [args[1], args[2]].iter().any(|v| v.is_bound() && !v.is_none()) || args[3].is_bound();
    if has_read && changes_coding {
        return Err(errors::unsupported(
            vm,
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    let mut settings = with(vm, args[0], |_, t: &mut TextIo| Ok(t.settings.clone()))?;
    if args[1].is_bound() && !args[1].is_none() {
        set_encoding(vm, &mut settings, args[1], "reconfigure")?;
        settings.errors = "strict".into();
    }
    set_errors(vm, &mut settings, args[2], "reconfigure")?;
    settings.newline = Newline::from_argument(vm, args[3], settings.newline)?;
    for (value, flag) in [(args[4], &mut settings.line_buffering), (args[5], &mut settings.write_through)] {
        if value.is_bound() && !value.is_none() {
            *flag = vm.truth(value)?;
        }
    }
    vm.call_method(args[0], names::FLUSH, &[])?;
    with(vm, args[0], |_, t: &mut TextIo| {
        if changes_coding && t.decoder.is_some() {
            t.decoder = Some(Decoder::new(settings.encoding, &settings.errors, settings.newline));
        }
        t.settings = settings;
        Ok(Value::None)
    })
}

// ---- writing

fn write(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(id) = vm.builtin_value(args[1]) else {
        let message = format!("write() argument must be str, not {}", shown_type(vm, args[1]));
        return Err(vm.type_error(message));
    };
    let n_chars = vm.len_builtin(Value::Str(id)).unwrap_or(0);
    with(vm, args[0], |vm, t: &mut TextIo| {
        t.before_write(vm)?;
        t.write(vm, id)?;
        Ok(Value::Int(n_chars as i64))
    })
}

fn flush(vm: &mut Vm, args: &[Value]) -> Res {
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| {
        t.need_open(vm)?;
        t.telling = t.seekable;
        t.write_pending(vm)?;
        t.need_buffer(vm)
    })?;
    vm.call_method(buffer, names::FLUSH, &[])
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    if raw::is_closed(vm, buffer)? {
        return Ok(Value::None);
    }
    let flushed = vm.call_method(args[0], names::FLUSH, &[]);
    if flushed.is_err_and(|error| vm.is_refusal(error)) {
        return flushed;
    }
    let closed = vm.call_method(buffer, names::CLOSE, &[]);
    flushed.and(closed)?;
    Ok(Value::None)
}

fn detach(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    vm.call_method(args[0], names::FLUSH, &[])?;
    with(vm, args[0], |_, t: &mut TextIo| Ok(std::mem::replace(&mut t.buffer, Value::None)))
}

// ---- reading

fn read(vm: &mut Vm, args: &[Value]) -> Res {
    let n = size(vm, args[1])?;
    let text = with(vm, args[0], |vm, t: &mut TextIo| {
        t.before_read(vm)?;
        match n {
            Some(n) => t.read(vm, n),
            None => t.read_all(vm),
        }
    })?;
    Ok(vm.heap.new_string(text))
}

fn line(vm: &mut Vm, this: Value, limit: Option<usize>) -> Res {
    with(vm, this, |vm, t: &mut TextIo| {
        t.before_read(vm)?;
        t.readline(vm, limit, |vm, text| vm.heap.new_str(text))
    })
}

/// `readline()` for `input`: without the machinery of a call.
pub(crate) fn read_line_text(vm: &mut Vm, this: Value) -> Res<String> {
    with(vm, this, |vm, t: &mut TextIo| {
        t.before_read(vm)?;
        t.readline(vm, None, |_, text| text.to_string())
    })
}

fn readline(vm: &mut Vm, args: &[Value]) -> Res {
    let limit = match args[1] {
        Value::Unbound => None,
        value => {
            let n = vm.as_index(value, "")?;
            usize::try_from(n).ok()
        }
    };
    line(vm, args[0], limit)
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.class_of(args[0]);
    if !vm.heap.classes.get(class).is_builtin {
        return vm.tail_prelude("io_next", args);
    }
    let line = with(vm, args[0], |vm, t: &mut TextIo| {
        t.before_read(vm)?;
        t.telling = false;
        let line = t.readline(vm, None, |vm, text| (!text.is_empty()).then(|| vm.heap.new_str(text)))?;
        if line.is_none() {
            t.snapshot = None;
            t.telling = t.seekable;
        }
        Ok(line)
    })?;
    match line {
        Some(line) => Ok(line),
        None => Err(vm.stop_iteration(Value::None)),
    }
}

// ---- positions

fn need_seekable(vm: &mut Vm, this: Value) -> Res<()> {
    with(vm, this, |vm, t: &mut TextIo| {
        t.need_open(vm)?;
        if t.seekable { Ok(()) } else { Err(errors::unsupported(vm, "underlying stream is not seekable")) }
    })
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    need_seekable(vm, args[0])?;
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| {
        if !t.telling {
            return Err(vm.error(classes::OS_ERROR, "telling position disabled by next() call"));
        }
        t.write_pending(vm)?;
        t.need_buffer(vm)
    })?;
    vm.call_method(args[0], names::FLUSH, &[])?;
    let position = raw::tell(vm, buffer)?;
    let cookie = with(vm, args[0], |_, t: &mut TextIo| Ok(cookie_at(t, position.max(0) as u64)))?;
    Ok(cookie.to_value(vm))
}

/// The position of the next character, where the buffer stands at `position`.
fn cookie_at(text: &TextIo, position: u64) -> Cookie {
    let (Some(decoder), Some(snapshot)) = (&text.decoder, &text.snapshot) else {
        return Cookie { position, ..Cookie::default() };
    };
    let start = position.saturating_sub(snapshot.input.len() as u64);
    // Text that equals its bytes: the offset in one is that in the other.
    if snapshot.state.to_bits() == 0
        && decoder.state().to_bits() == 0
        && snapshot.input.starts_with(text.decoded.as_bytes())
    {
        return Cookie { position: start + text.at as u64, ..Cookie::default() };
    }
    let n_chars = text.decoded.get(..text.at).unwrap_or("").chars().count();
    match cookie::find(decoder, snapshot, start, n_chars) {
        // The start of a stream needs no state: seeking there begins anew.
        Cookie { position: 0, n_bytes: 0, .. } => Cookie::default(),
        cookie => cookie,
    }
}

fn seek(vm: &mut Vm, args: &[Value]) -> Res {
    need_seekable(vm, args[0])?;
    let whence = whence(vm, args[2])?;
    let mut target = args[1];
    let is_zero = vm.eq(target, Value::Int(0))?;
    match whence {
        0 => {}
        1 if is_zero => target = tell(vm, args)?,
        1 => return Err(errors::unsupported(vm, "can't do nonzero cur-relative seeks")),
        2 if is_zero => return seek_end(vm, args[0]),
        2 => return Err(errors::unsupported(vm, "can't do nonzero end-relative seeks")),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    if vm.compare(sesf_bytecode::CompareOp::Lt, target, Value::Int(0))? {
        let shown = vm.repr(target)?;
        return Err(vm.value_error(format!("negative seek position {shown}")));
    }
    let number = vm.to_int(target)?;
    let cookie = Cookie::from_value(vm, number)?;
    vm.call_method(args[0], names::FLUSH, &[])?;
    seek_cookie(vm, args[0], cookie)?;
    Ok(target)
}

fn seek_cookie(vm: &mut Vm, this: Value, cookie: Cookie) -> Res<()> {
    let buffer = with(vm, this, |vm, t: &mut TextIo| t.need_buffer(vm))?;
    raw::seek(vm, buffer, cookie.position as i64, 0)?;
    let input = match cookie.n_bytes {
        0 => Vec::new(),
        n => {
            let data = vm.call_method(buffer, names::READ, &[Value::Int(n as i64)])?;
            vm.expect_bytes_like(data)?
        }
    };
    with(vm, this, |vm, t: &mut TextIo| {
        t.forget_decoded();
        t.at_start = cookie == Cookie::default();
        let state = match (&mut t.decoder, cookie == Cookie::default()) {
            (Some(decoder), true) => {
                decoder.reset();
                decoder.state()
            }
            (Some(decoder), false) => {
                decoder.set_state(cookie.state);
                cookie.state
            }
            (None, _) => cookie.state,
        };
        t.decoded = t.decode(vm, &input, false)?;
        t.take(cookie.n_chars as usize);
        t.snapshot = t.decoder.is_some().then_some(Snapshot { state, input });
        Ok(())
    })
}

fn seek_end(vm: &mut Vm, this: Value) -> Res {
    vm.call_method(this, names::FLUSH, &[])?;
    let buffer = with(vm, this, |vm, t: &mut TextIo| {
        t.forget_decoded();
        t.snapshot = None;
        if let Some(decoder) = &mut t.decoder {
            decoder.reset();
        }
        t.need_buffer(vm)
    })?;
    let position = raw::seek(vm, buffer, 0, 2)?;
    with(vm, this, |_, t: &mut TextIo| {
        t.at_start = position == 0;
        Ok(Value::Int(position))
    })
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, t: &mut TextIo| t.need_open(vm))?;
    vm.call_method(args[0], names::FLUSH, &[])?;
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    raw::method(vm, buffer, "truncate", &[args[1].or(Value::None)])
}

// ---- questions

fn setting(vm: &mut Vm, args: &[Value], pick: fn(&Settings) -> String) -> Res {
    with(vm, args[0], |vm, t: &mut TextIo| {
        let text = pick(&t.settings);
        Ok(vm.heap.new_string(text))
    })
}

fn flag(vm: &mut Vm, args: &[Value], pick: fn(&Settings) -> bool) -> Res {
    with(vm, args[0], |_, t: &mut TextIo| Ok(Value::Bool(pick(&t.settings))))
}

fn newlines(vm: &mut Vm, args: &[Value]) -> Res {
    let seen = with(vm, args[0], |_, t: &mut TextIo| Ok(t.decoder.as_ref().map(|d| d.lines.seen)))?;
    Ok(seen.map_or(Value::None, |seen| seen.value(vm)))
}

fn ask_buffer(vm: &mut Vm, args: &[Value], question: &str) -> Res {
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    raw::method(vm, buffer, question, &[])
}

fn closed(vm: &mut Vm, args: &[Value]) -> Res {
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    raw::is_closed(vm, buffer).map(Value::Bool)
}

fn name(vm: &mut Vm, args: &[Value]) -> Res {
    let buffer = with(vm, args[0], |vm, t: &mut TextIo| t.need_buffer(vm))?;
    vm.get_attr(buffer, names::NAME_WORD)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let encoding = with(vm, args[0], |vm, t: &mut TextIo| {
        t.need_buffer(vm)?;
        Ok(t.settings.encoding_name.clone())
    })?;
    let mut text = String::from("<_io.TextIOWrapper");
    let mode = vm.heap.intern("mode");
    for (label, name) in [("name", names::NAME_WORD), ("mode", mode)] {
        if let Ok(Some(value)) = vm.find_attr(args[0], name) {
            text.push_str(&format!(" {label}={}", vm.repr(value)?));
        }
    }
    text.push_str(&format!(" encoding='{encoding}'>"));
    Ok(vm.heap.new_string(text))
}
