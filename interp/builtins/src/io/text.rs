//! The state of `TextIOWrapper`: text read ahead, encoded text that waits to be written, and how both are converted.

use std::io::Write;
use std::sync::Arc;

use sesf_heap::{NativeObject, StrId, Tracer, Value, names};
use sesf_text::codec::{Encoding, encode};
use sesf_vm::{OrRaise, Res, Vm};

use super::buffered::Buffered;
use super::bytesio;
use super::classes::{IoClass, io_class, is_exactly};
use super::decoder::{Decoder, DecoderState};
use super::newline::Newline;
use super::output::{SharedOutput, Waiting};
use super::stream::{StreamState, downcasting, peek};
use super::{buffers, errors, raw};

/// How many bytes are read from the buffer at once, and how many may wait to be written.
const CHUNK: usize = 8192;

/// What a text stream is made with.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub encoding: Encoding,
    /// The name as it was given.
    pub encoding_name: String,
    pub errors: String,
    pub newline: Newline,
    pub line_buffering: bool,
    pub write_through: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            encoding: Encoding::Utf8,
            encoding_name: "utf-8".into(),
            errors: "strict".into(),
            newline: Newline::Universal,
            line_buffering: false,
            write_through: false,
        }
    }
}

/// The decoder and the bytes at the last place where they agreed: from there a position in the text is found.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    pub state: DecoderState,
    /// The bytes decoded since.
    pub input: Vec<u8>,
}

/// The state of a text stream.
#[derive(Debug, Default)]
pub(crate) struct TextIo {
    /// The stream of bytes; unbound until `__init__`, None once detached.
    pub buffer: Value,
    pub settings: Settings,
    pub decoder: Option<Decoder>,
    /// Text that has been read; `at` says how much of it has been handed out.
    pub decoded: String,
    pub at: usize,
    pub snapshot: Option<Snapshot>,
    waiting: Waiting,
    pub writable: bool,
    /// Whether what is written next is the start of the stream: some encodings mark it.
    pub at_start: bool,
    pub seekable: bool,
    /// Whether `tell` can answer: not while the stream is iterated.
    pub telling: bool,
    /// The `write` that is to begin anew has kept its text already.
    has_kept: bool,
}

impl NativeObject for TextIo {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(self.buffer);
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.with_waiting(self.waiting.copy()))
    }
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        self.has_pending().then(|| Box::new(self.with_waiting(Waiting::default())) as _)
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>() + self.decoded.capacity() + self.waiting.bytes.capacity()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.unread().as_bytes());
        out.push(0xff);
        out.extend_from_slice(&self.waiting.bytes);
    }
    downcasting!();
}

impl StreamState for TextIo {
    const NAME: &'static str = "_io.TextIOWrapper";
}

impl TextIo {
    /// A copy that has something else to write.
    fn with_waiting(&self, waiting: Waiting) -> TextIo {
        TextIo {
            buffer: self.buffer,
            settings: self.settings.clone(),
            decoder: self.decoder.clone(),
            decoded: self.decoded.clone(),
            snapshot: self.snapshot.clone(),
            waiting,
            ..*self
        }
    }

    /// A text stream over a buffer, which is asked what it can do.
    pub fn new(vm: &mut Vm, buffer: Value, settings: Settings) -> Res<TextIo> {
        let readable = raw::ask(vm, buffer, "readable")?;
        let writable = raw::ask(vm, buffer, "writable")?;
        let seekable = raw::ask(vm, buffer, "seekable")?;
        let Settings { encoding, errors, newline, .. } = &settings;
        let decoder = readable.then(|| Decoder::new(*encoding, errors, *newline));
        let output = peek::<Buffered>(vm, buffer).filter(|b| b.writable).map(Buffered::shared_output);
        // Where something was written before, no mark of the byte order is.
        let at_start = !(seekable && writable) || raw::tell(vm, buffer)? == 0;
        Ok(TextIo {
            buffer,
            settings,
            decoder,
            writable,
            waiting: Waiting { bytes: Vec::new(), output },
            at_start,
            seekable,
            telling: seekable,
            ..TextIo::default()
        })
    }

    /// Fails if there is no buffer.
    pub fn need_buffer(&self, vm: &mut Vm) -> Res<Value> {
        match self.buffer {
            Value::Unbound => Err(vm.value_error("I/O operation on uninitialized object")),
            Value::None => Err(vm.value_error("underlying buffer has been detached")),
            buffer => Ok(buffer),
        }
    }

    /// Fails if the stream is closed.
    pub fn need_open(&self, vm: &mut Vm) -> Res<()> {
        let buffer = self.need_buffer(vm)?;
        if raw_closed(vm, buffer)? { Err(errors::closed(vm)) } else { Ok(()) }
    }

    pub fn unread(&self) -> &str {
        self.decoded.get(self.at..).unwrap_or("")
    }

    /// Forgets the text that was read ahead.
    pub fn forget_decoded(&mut self) {
        self.decoded.clear();
        self.at = 0;
    }

    // ---- writing

    /// Fails if the buffer cannot be written.
    pub fn before_write(&self, vm: &mut Vm) -> Res<()> {
        self.need_open(vm)?;
        if self.writable { Ok(()) } else { Err(errors::unsupported(vm, "not writable")) }
    }

    /// Writes a text.
    pub fn write(&mut self, vm: &mut Vm, id: StrId) -> Res<()> {
        if !std::mem::take(&mut self.has_kept) {
            self.append_str(vm, id)?;
        }
        let has_line = self.settings.line_buffering && vm.heap.str(id).contains(['\n', '\r']);
        let passed_on = self.after_write(vm, has_line);
        self.has_kept = passed_on.is_err_and(|error| vm.is_refusal(error));
        passed_on
    }

    /// Keeps a text of the heap, without a copy if it fits and needs no encoding.
    pub fn append_str(&mut self, vm: &mut Vm, id: StrId) -> Res<()> {
        if self.needs_no_coding() && self.waiting.bytes.len() + vm.heap.str(id).len() <= CHUNK {
            self.waiting.bytes.extend_from_slice(vm.heap.str(id).as_bytes());
            return Ok(());
        }
        let text = vm.heap.str(id).to_string();
        self.append(vm, &text)
    }

    /// Keeps a number.
    pub fn append_int(&mut self, vm: &mut Vm, number: i64) -> Res<()> {
        if self.needs_no_coding() && self.waiting.bytes.len() < CHUNK {
            // Writing to a vector cannot fail.
            let _ = write!(self.waiting.bytes, "{number}");
            return Ok(());
        }
        self.append(vm, &number.to_string())
    }

    /// Whether texts are written as they lie in memory.
    fn needs_no_coding(&self) -> bool {
        self.settings.encoding == Encoding::Utf8 && self.settings.newline.written().is_none()
    }

    /// Encodes a text and keeps it.
    pub fn append(&mut self, vm: &mut Vm, text: &str) -> Res<()> {
        if self.waiting.bytes.len() + text.len() > CHUNK {
            self.write_pending(vm)?;
            vm.heap.check_room(text.len()).or_raise(vm)?;
        }
        match self.settings.newline.written() {
            Some(end) if text.contains('\n') => {
                let text = text.replace('\n', end);
                self.append_encoded(vm, &text)
            }
            _ => self.append_encoded(vm, text),
        }
    }

    fn append_encoded(&mut self, vm: &mut Vm, text: &str) -> Res<()> {
        match self.settings.encoding {
            Encoding::Utf8 => self.waiting.bytes.extend_from_slice(text.as_bytes()),
            Encoding::Ascii | Encoding::Latin1 if text.is_ascii() => {
                self.waiting.bytes.extend_from_slice(text.as_bytes())
            }
            _ => {
                let encoding = self.encoding_here();
                match encode(text, encoding, &self.settings.errors) {
                    Ok(bytes) => self.waiting.bytes.extend_from_slice(&bytes),
                    Err(error) => return Err(errors::encoding(vm, error, text)),
                }
                self.at_start &= text.is_empty();
            }
        }
        Ok(())
    }

    /// The encoding without the mark that only the start of a stream has.
    fn encoding_here(&self) -> Encoding {
        match self.settings.encoding {
            Encoding::Utf8Sig if !self.at_start => Encoding::Utf8,
            Encoding::Utf16 if !self.at_start => Encoding::Utf16Le,
            Encoding::Utf32 if !self.at_start => Encoding::Utf32Le,
            encoding => encoding,
        }
    }

    /// What follows every write: passing on a full chunk, or everything to a terminal at the end of a line.
    pub fn after_write(&mut self, vm: &mut Vm, has_line: bool) -> Res<()> {
        if self.waiting.bytes.len() >= CHUNK || has_line || self.settings.write_through {
            self.write_pending(vm)?;
        }
        if has_line {
            vm.call_method(self.buffer, names::FLUSH, &[])?;
        }
        if self.snapshot.is_some() || !self.decoded.is_empty() {
            // Text that was read ahead no longer fits the file.
            self.forget_decoded();
            self.snapshot = None;
            if let Some(decoder) = &mut self.decoder {
                decoder.reset();
            }
        }
        Ok(())
    }

    /// Passes on what waits to the buffer.
    pub fn write_pending(&mut self, vm: &mut Vm) -> Res<()> {
        if self.waiting.bytes.is_empty() {
            return Ok(());
        }
        let mut bytes = std::mem::take(&mut self.waiting.bytes);
        let written = write_to(vm, self.buffer, &bytes);
        if !written.is_err_and(|error| vm.is_refusal(error)) {
            bytes.clear();
        }
        self.waiting.bytes = bytes;
        written
    }

    /// Whether text waits for this output.
    pub fn waits_for(&self, output: &SharedOutput) -> bool {
        self.has_pending() && self.waiting.output.as_ref().is_some_and(|own| Arc::ptr_eq(own, output))
    }

    pub fn has_pending(&self) -> bool {
        !self.waiting.bytes.is_empty()
    }

    // ---- reading

    /// Fails if the buffer cannot be read; what waits is written first.
    pub fn before_read(&mut self, vm: &mut Vm) -> Res<()> {
        self.need_open(vm)?;
        if self.decoder.is_none() {
            return Err(errors::unsupported(vm, "not readable"));
        }
        self.write_pending(vm)
    }

    /// Decodes some bytes.
    pub fn decode(&mut self, vm: &mut Vm, bytes: &[u8], is_last: bool) -> Res<String> {
        let Some(decoder) = &mut self.decoder else { return Ok(String::new()) };
        let before = decoder.pending().to_vec();
        match decoder.decode(bytes, is_last) {
            Ok(text) => Ok(text),
            Err(error) => Err(errors::decoding(vm, error, &[&before, bytes].concat())),
        }
    }

    /// Reads the next chunk; false at the end.
    pub fn read_chunk(&mut self, vm: &mut Vm) -> Res<bool> {
        let before = self.decoder.as_ref().map(|d| (d.state(), d.pending().to_vec()));
        let bytes = read_from(vm, self.buffer, CHUNK)?;
        let is_last = bytes.is_empty();
        self.decoded = self.decode(vm, &bytes, is_last)?;
        self.at = 0;
        if self.telling {
            self.snapshot = before.map(|(state, pending)| Snapshot { state, input: [pending, bytes].concat() });
        }
        Ok(!is_last || !self.decoded.is_empty())
    }

    /// The result of reading more, after this text was taken: it is kept if the method is to begin anew.
    fn keeping<T>(&mut self, vm: &Vm, taken: &mut String, result: Res<T>) -> Res<T> {
        if let Err(error) = &result
            && vm.is_refusal(*error)
        {
            (self.decoded, self.at) = (std::mem::take(taken), 0);
        }
        result
    }

    /// Takes at most `n` characters of what was read ahead.
    pub fn take(&mut self, n: usize) -> &str {
        let start = self.at;
        let rest = self.decoded.get(start..).unwrap_or("");
        let len = match rest.len() <= n {
            true => rest.len(),
            false => rest.char_indices().nth(n).map_or(rest.len(), |(i, _)| i),
        };
        self.at = start + len;
        &self.decoded[start..start + len]
    }

    /// `read(n)`.
    pub fn read(&mut self, vm: &mut Vm, n: usize) -> Res<String> {
        let mut text = self.take(n).to_string();
        let mut missing = n - text.chars().count();
        while missing > 0 {
            let has_more = self.read_chunk(vm);
            if !self.keeping(vm, &mut text, has_more)? {
                break;
            }
            let piece = self.take(missing);
            missing -= piece.chars().count();
            vm.heap.check_room(text.len() + piece.len()).or_raise(vm)?;
            text.push_str(piece);
        }
        Ok(text)
    }

    /// `read()`.
    pub fn read_all(&mut self, vm: &mut Vm) -> Res<String> {
        let bytes = read_all_from(vm, self.buffer)?;
        let rest = self.decode(vm, &bytes, true)?;
        let unread = self.unread();
        let text = if unread.is_empty() { rest } else { [unread, &rest].concat() };
        self.forget_decoded();
        self.snapshot = None;
        Ok(text)
    }

    /// `readline()`: the line lies in `decoded` and is shown to `found`, unless it spans chunks.
    pub fn readline<R>(&mut self, vm: &mut Vm, limit: Option<usize>, found: impl FnOnce(&mut Vm, &str) -> R) -> Res<R> {
        let newline = self.settings.newline;
        if limit.is_none()
            && let Some(len) = newline.line_len(self.unread())
            && (newline != Newline::Untranslated || len < self.unread().len())
        {
            let start = self.at;
            self.at += len;
            return Ok(found(vm, &self.decoded[start..start + len]));
        }
        let line = self.long_line(vm, limit)?;
        Ok(found(vm, &line))
    }

    fn long_line(&mut self, vm: &mut Vm, limit: Option<usize>) -> Res<String> {
        let newline = self.settings.newline;
        let mut line = String::new();
        // A line end may begin in one chunk and go on in the next: what was taken is looked at again.
        loop {
            let start = self.at;
            let n_taken = line.len();
            line.push_str(self.unread());
            let is_split_pair = newline == Newline::Untranslated && line.ends_with('\r');
            let end = newline.line_len(&line).filter(|len| !(is_split_pair && *len == line.len()));
            let cut = limit.and_then(|n| line.char_indices().nth(n).map(|(i, _)| i));
            let stop = match (end, cut) {
                (Some(end), Some(cut)) => Some(end.min(cut)),
                (end, cut) => end.or(cut),
            };
            if let Some(stop) = stop {
                self.at = start + stop.saturating_sub(n_taken);
                line.truncate(stop);
                return Ok(line);
            }
            self.at = self.decoded.len();
            let is_full = limit.is_some_and(|n| line.chars().count() >= n);
            vm.heap.check_room(line.len()).or_raise(vm)?;
            if is_full {
                return Ok(line);
            }
            let has_more = self.read_chunk(vm);
            if !self.keeping(vm, &mut line, has_more)? {
                self.forget_decoded();
                self.snapshot = None;
                return Ok(line);
            }
        }
    }
}

// ---- the buffer below

/// Whether a buffer is closed, without calls if it is one of ours.
fn raw_closed(vm: &mut Vm, buffer: Value) -> Res<bool> {
    if is_native(vm, buffer)
        && let Some(raw) = peek::<Buffered>(vm, buffer).map(|b| b.raw)
        && raw.is_bound()
        && !raw.is_none()
    {
        return raw::is_closed(vm, raw);
    }
    raw::is_closed(vm, buffer)
}

/// Whether what is written to a text stream never has to wait for a peer: it goes to a file, or stays in memory.
pub(crate) fn never_waits(vm: &Vm, stream: Value) -> bool {
    let Some(buffer) = peek::<TextIo>(vm, stream).map(|text| text.buffer) else { return false };
    let is_over_file = |buffered: &Buffered| is_exactly(vm, buffered.raw, IoClass::FileIo);
    is_bytes_io(vm, buffer) || is_native(vm, buffer) && peek::<Buffered>(vm, buffer).is_some_and(is_over_file)
}

fn is_native(vm: &Vm, buffer: Value) -> bool {
    let class = vm.class_of(buffer);
    [IoClass::BufferedReader, IoClass::BufferedWriter, IoClass::BufferedRandom]
        .iter()
        .any(|c| io_class(vm, *c) == class)
}

fn is_bytes_io(vm: &Vm, buffer: Value) -> bool {
    vm.class_of(buffer) == io_class(vm, IoClass::BytesIo)
}

fn write_to(vm: &mut Vm, buffer: Value, bytes: &[u8]) -> Res<()> {
    if is_native(vm, buffer) {
        return buffers::write_bytes(vm, buffer, bytes);
    }
    if is_bytes_io(vm, buffer) {
        return bytesio::write_bytes(vm, buffer, bytes);
    }
    let bytes = vm.heap.new_bytes(bytes);
    vm.call_method(buffer, names::WRITE, &[bytes]).map(|_| ())
}

fn read_from(vm: &mut Vm, buffer: Value, n: usize) -> Res<Vec<u8>> {
    if is_native(vm, buffer) {
        return buffers::read1_bytes(vm, buffer, Some(n));
    }
    if is_bytes_io(vm, buffer) {
        return bytesio::read(vm, buffer, Some(n));
    }
    let read1 = vm.heap.intern("read1");
    let method = if vm.find_attr(buffer, read1)?.is_some() { read1 } else { names::READ };
    let data = vm.call_method(buffer, method, &[Value::Int(n as i64)])?;
    read_result(vm, data, method)
}

fn read_all_from(vm: &mut Vm, buffer: Value) -> Res<Vec<u8>> {
    if is_native(vm, buffer) {
        return buffers::read_all_bytes(vm, buffer);
    }
    let data = vm.call_method(buffer, names::READ, &[])?;
    read_result(vm, data, names::READ)
}

fn read_result(vm: &mut Vm, data: Value, method: sesf_heap::StrId) -> Res<Vec<u8>> {
    match vm.bytes_like(data) {
        Some(bytes) => Ok(bytes),
        None => {
            let (method, found) = (vm.heap.str(method).to_string(), vm.type_name(data));
            Err(vm.type_error(format!("underlying {method}() should have returned a bytes-like object, not '{found}'")))
        }
    }
}
