//! The state of `BufferedReader`, `BufferedWriter` and `BufferedRandom`: bytes read ahead of the program, and bytes that
//! wait to be written. Never both at a time.

use sesf_heap::{NativeObject, Tracer, Value, classes};
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::fileio::FileIo;
use super::output::{Output, SharedOutput, lock_output};
use super::stream::{StreamState, downcasting, peek};
use super::{errors, raw};

/// `io.DEFAULT_BUFFER_SIZE`.
pub const DEFAULT_SIZE: usize = 8192;

/// The state of a buffer.
#[derive(Debug)]
pub(crate) struct Buffered {
    /// The stream below; unbound until `__init__`, None once detached.
    pub raw: Value,
    pub readable: bool,
    pub writable: bool,
    size: usize,
    input: Vec<u8>,
    /// How much of `input` has been handed out.
    at: usize,
    /// How much of its argument the `write` that is to begin anew has written.
    n_written: usize,
    output: SharedOutput,
}

impl Default for Buffered {
    fn default() -> Self {
        let output = Output::new(None);
        Buffered {
            raw: Value::Unbound,
            readable: false,
            writable: false,
            size: 0,
            input: Vec::new(),
            at: 0,
            n_written: 0,
            output,
        }
    }
}

impl NativeObject for Buffered {
    fn trace(&self, tracer: &mut dyn Tracer) {
        tracer.visit(self.raw);
    }
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        let output = lock_output(&self.output).empty_copy();
        self.has_output().then(|| Box::new(Buffered { input: self.input.clone(), output, ..*self }) as _)
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        let output = lock_output(&self.output).copy();
        Box::new(Buffered { input: self.input.clone(), output, ..*self })
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>() + self.input.capacity() + self.size
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.unread());
        out.push(0);
        out.extend_from_slice(&lock_output(&self.output).bytes);
    }
    downcasting!();
}

impl StreamState for Buffered {
    const NAME: &'static str = "_io._Buffered";
}

/// What a buffer is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Purpose {
    pub readable: bool,
    pub writable: bool,
}

impl Buffered {
    /// A buffer over a raw stream.
    pub fn new(vm: &Vm, raw: Value, size: usize, purpose: Purpose) -> Buffered {
        let file = if purpose.writable { peek::<FileIo>(vm, raw).and_then(FileIo::shared) } else { None };
        let Purpose { readable, writable } = purpose;
        Buffered { raw, readable, writable, size, output: Output::new(file), ..Buffered::default() }
    }

    /// The output, for the text layer.
    pub fn shared_output(&self) -> SharedOutput {
        SharedOutput::clone(&self.output)
    }

    /// Whether something waits to be written.
    pub fn has_output(&self) -> bool {
        !lock_output(&self.output).bytes.is_empty()
    }

    /// Fails if there is no raw stream.
    pub fn need_raw(&self, vm: &mut Vm) -> Res<Value> {
        match self.raw {
            Value::Unbound => Err(vm.value_error("I/O operation on uninitialized object")),
            Value::None => Err(vm.value_error("raw stream has been detached")),
            raw => Ok(raw),
        }
    }

    /// Fails if the raw stream is closed; `doing` says what was attempted, e.g. `"read of"`.
    pub fn need_open(&self, vm: &mut Vm, doing: &str) -> Res<()> {
        let stream = self.need_raw(vm)?;
        match raw::is_closed(vm, stream)? {
            true => Err(vm.value_error(format!("{doing} closed file"))),
            false => Ok(()),
        }
    }

    fn unread(&self) -> &[u8] {
        self.input.get(self.at..).unwrap_or(&[])
    }

    fn forget_input(&mut self) {
        self.input.clear();
        self.at = 0;
    }

    // ---- reading

    /// Prepares for reading: what was written goes out first.
    fn before_read(&mut self, vm: &mut Vm) -> Res<()> {
        if !self.readable {
            return Err(errors::unsupported(vm, "read"));
        }
        if self.writable { self.write_out(vm) } else { Ok(()) }
    }

    /// Reads ahead once; the number of bytes, or `None` if there are none yet.
    fn fill(&mut self, vm: &mut Vm) -> Res<Option<usize>> {
        self.forget_input();
        let piece = raw::read_some(vm, self.raw, self.size)?;
        Ok(piece.map(|piece| {
            self.input = piece;
            self.input.len()
        }))
    }

    fn take_unread(&mut self, n: usize) -> Vec<u8> {
        if self.at == 0 && n >= self.input.len() {
            return std::mem::take(&mut self.input);
        }
        let n = n.min(self.unread().len());
        let taken = self.unread()[..n].to_vec();
        self.at += n;
        taken
    }

    /// The result of reading more, after these bytes were taken: they are kept if the method is to begin anew.
    fn keeping<T>(&mut self, vm: &Vm, taken: &mut Vec<u8>, result: Res<T>) -> Res<T> {
        if let Err(error) = &result
            && vm.is_refusal(*error)
        {
            (self.input, self.at) = (std::mem::take(taken), 0);
        }
        result
    }

    /// `read(n)`: exactly that many bytes, fewer at the end only; `None` if a raw stream has none yet.
    pub fn read(&mut self, vm: &mut Vm, n: Option<usize>) -> Res<Option<Vec<u8>>> {
        self.before_read(vm)?;
        let Some(n) = n else { return self.read_all(vm) };
        let mut bytes = self.take_unread(n);
        while bytes.len() < n {
            let missing = n - bytes.len();
            let piece = if missing >= self.size {
                vm.heap.check_room(missing).or_raise(vm)?;
                raw::read_some(vm, self.raw, missing - missing % self.size)
            } else {
                self.fill(vm).map(|n| n.map(|_| self.take_unread(missing)))
            };
            match self.keeping(vm, &mut bytes, piece)? {
                Some(piece) if !piece.is_empty() => bytes.extend_from_slice(&piece),
                None if bytes.is_empty() => return Ok(None),
                _ => break,
            }
        }
        Ok(Some(bytes))
    }

    fn read_all(&mut self, vm: &mut Vm) -> Res<Option<Vec<u8>>> {
        let mut bytes = self.take_unread(usize::MAX);
        self.forget_input();
        let rest = raw::read_all(vm, self.raw);
        match self.keeping(vm, &mut bytes, rest)? {
            Some(rest) if bytes.is_empty() => Ok(Some(rest)),
            Some(rest) => {
                bytes.extend_from_slice(&rest);
                Ok(Some(bytes))
            }
            None if bytes.is_empty() => Ok(None),
            None => Ok(Some(bytes)),
        }
    }

    /// `read1(n)`: what is there, from at most one read of the raw stream.
    pub fn read1(&mut self, vm: &mut Vm, n: Option<usize>) -> Res<Vec<u8>> {
        self.before_read(vm)?;
        let n = n.unwrap_or(self.size);
        if n == 0 {
            return Ok(Vec::new());
        }
        if !self.unread().is_empty() {
            return Ok(self.take_unread(n));
        }
        self.forget_input();
        Ok(raw::read_some(vm, self.raw, n)?.unwrap_or_default())
    }

    /// `peek()`: what has been read ahead; reads ahead if that is nothing.
    pub fn peek(&mut self, vm: &mut Vm) -> Res<Vec<u8>> {
        self.before_read(vm)?;
        if self.unread().is_empty() {
            self.fill(vm)?;
        }
        Ok(self.unread().to_vec())
    }

    /// `readline(limit)`.
    pub fn readline(&mut self, vm: &mut Vm, limit: Option<usize>) -> Res<Vec<u8>> {
        self.before_read(vm)?;
        let limit = limit.unwrap_or(usize::MAX);
        let mut line = Vec::new();
        while line.len() < limit {
            let room = limit - line.len();
            let ahead = self.unread();
            let ahead = &ahead[..room.min(ahead.len())];
            if let Some(end) = ahead.iter().position(|b| *b == b'\n') {
                line.extend(self.take_unread(end + 1));
                break;
            }
            line.extend(self.take_unread(room));
            if line.len() == limit {
                break;
            }
            let filled = self.fill(vm);
            if self.keeping(vm, &mut line, filled)?.unwrap_or(0) == 0 {
                break;
            }
        }
        Ok(line)
    }

    // ---- writing

    /// `write(bytes)`: the number of bytes taken.
    pub fn write(&mut self, vm: &mut Vm, bytes: &[u8]) -> Res<usize> {
        if !self.writable {
            return Err(errors::unsupported(vm, "write"));
        }
        self.rewind_input(vm)?;
        let n_written = std::mem::take(&mut self.n_written);
        let mut rest = bytes.get(n_written..).unwrap_or(&[]);
        if self.append(rest) {
            return Ok(bytes.len());
        }
        self.write_out(vm)?;
        while rest.len() > self.size {
            match raw::write_some(vm, self.raw, rest) {
                Ok(Some(n)) => rest = &rest[n.min(rest.len())..],
                Ok(None) => return Err(self.would_block(vm, bytes.len() - rest.len())),
                Err(error) => {
                    self.n_written = if vm.is_refusal(error) { bytes.len() - rest.len() } else { 0 };
                    return Err(error);
                }
            }
        }
        self.append(rest);
        Ok(bytes.len())
    }

    /// Keeps bytes if there is room for them.
    fn append(&mut self, bytes: &[u8]) -> bool {
        let mut output = lock_output(&self.output);
        let fits = bytes.len() <= self.size.saturating_sub(output.bytes.len());
        if fits {
            output.bytes.extend_from_slice(bytes);
        }
        fits
    }

    /// Writes everything that waits. What could not be written after an error waits on.
    pub fn write_out(&mut self, vm: &mut Vm) -> Res<()> {
        let waiting = lock_output(&self.output).take();
        let mut rest = waiting.as_slice();
        while !rest.is_empty() {
            let written = raw::write_some(vm, self.raw, rest);
            match written {
                Ok(Some(n)) => rest = &rest[n.min(rest.len())..],
                _ => {
                    lock_output(&self.output).bytes = rest.to_vec();
                    written?;
                    return Err(self.would_block(vm, 0));
                }
            }
        }
        let mut output = lock_output(&self.output);
        if output.bytes.is_empty() {
            // The memory is used again.
            output.bytes = waiting;
            output.bytes.clear();
        }
        Ok(())
    }

    #[cold]
    fn would_block(&self, vm: &mut Vm, n_written: usize) -> Interrupt {
        let message = vm.heap.new_str("write could not complete without blocking");
        match vm.exception_new(
            classes::BLOCKING_IO_ERROR,
            &[Value::Int(11), message, Value::Int(n_written as i64)],
            &[],
        ) {
            Ok(Value::Exception(id)) => Interrupt::Raise(id),
            Ok(_) => vm.runtime_error("no exception was made"),
            Err(error) => error,
        }
    }

    /// Moves the raw stream back to where the program is, and forgets what was read ahead.
    fn rewind_input(&mut self, vm: &mut Vm) -> Res<()> {
        let n_unread = self.unread().len();
        self.forget_input();
        if n_unread > 0 {
            raw::seek(vm, self.raw, -(n_unread as i64), 1)?;
        }
        Ok(())
    }

    /// `flush()` of a stream that is written.
    pub fn flush(&mut self, vm: &mut Vm) -> Res<()> {
        self.write_out(vm)?;
        self.rewind_input(vm)
    }

    // ---- positions

    /// `tell()`.
    pub fn tell(&mut self, vm: &mut Vm) -> Res<i64> {
        let position = raw::tell(vm, self.raw)?;
        let waiting = lock_output(&self.output).bytes.len();
        Ok(position - self.unread().len() as i64 + waiting as i64)
    }

    /// `seek(offset, whence)`. A target within what was read ahead needs no reading again.
    pub fn seek(&mut self, vm: &mut Vm, offset: i64, whence: i64) -> Res<i64> {
        if whence != 2 && !self.unread().is_empty() {
            let current = self.tell(vm)?;
            let target = if whence == 0 { offset } else { current.saturating_add(offset) };
            let moved = self.at as i64 + (target - current);
            if (0..=self.input.len() as i64).contains(&moved) && target >= 0 {
                self.at = moved as usize;
                return Ok(target);
            }
        }
        self.write_out(vm)?;
        let offset = if whence == 1 { offset - self.unread().len() as i64 } else { offset };
        let position = raw::seek(vm, self.raw, offset, whence)?;
        self.forget_input();
        Ok(position)
    }

    /// Lets go of the raw stream, after a flush.
    pub fn detach(&mut self) -> Value {
        lock_output(&self.output).forget_file();
        self.forget_input();
        std::mem::replace(&mut self.raw, Value::None)
    }
}
