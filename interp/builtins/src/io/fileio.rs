//! `FileIO`: a file of the system, without buffer.

use std::io::{Error, ErrorKind, SeekFrom};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sesf_heap::{NativeObject, Tracer, Value, classes, names};
use sesf_vm::host::{HostFile, OpenOptions};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::classes::{IoClass, io_class};
use super::errors;
use super::iobase;
use super::size::{data, fill_target, offset, size, target_len, whence};
use super::stream::{StreamState, downcasting, new_of_class, peek, with};
use crate::support::{def, getters, methods, slots, static_methods};

/// An open file of the host. It cannot be copied: the copies of a stream in snapshots share it.
pub(crate) type SharedFile = Arc<Mutex<Box<dyn HostFile>>>;

/// The file behind its lock, whatever happened to other users of it.
pub(crate) fn lock(file: &SharedFile) -> MutexGuard<'_, Box<dyn HostFile>> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The state of a raw file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileIo {
    /// None once it is closed.
    file: Option<SharedFile>,
    readable: bool,
    writable: bool,
    created: bool,
    appending: bool,
    /// Whether closing the stream closes the file.
    closefd: bool,
}

impl FileIo {
    pub(crate) fn is_closed(&self) -> bool {
        self.file.is_none()
    }

    /// The file, for a writer that is dropped with bytes to write.
    pub(crate) fn shared(&self) -> Option<SharedFile> {
        self.file.clone()
    }

    /// A standard stream.
    pub(crate) fn standard(file: Box<dyn HostFile>, is_input: bool) -> FileIo {
        let file = Some(Arc::new(Mutex::new(file)));
        FileIo { file, readable: is_input, writable: !is_input, ..FileIo::default() }
    }

    fn mode(&self) -> &'static str {
        match (self.created, self.appending, self.readable, self.writable) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, false, _) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

impl NativeObject for FileIo {
    fn trace(&self, _: &mut dyn Tracer) {}
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        (self.closefd && !self.is_closed()).then(|| Box::new(FileIo { file: None, ..self.clone() }) as _)
    }
    fn clone_object(&self) -> Box<dyn NativeObject> {
        Box::new(self.clone())
    }
    fn owned_bytes(&self) -> usize {
        size_of::<Self>()
    }
    fn write_state(&self, out: &mut Vec<u8>) {
        // The content and position of the file are the host's, not the machine's.
        out.extend([self.is_closed(), self.readable, self.writable, self.created, self.appending].map(u8::from));
    }
    downcasting!();
}

impl StreamState for FileIo {
    const NAME: &'static str = "_io.FileIO";
}

const NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def("__init__(self, file, mode='r', closefd=True, opener=None)", init, "Initialize self."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const METHODS: &[NativeDef] = &[
    def("read(self, size=-1, /)", read, "Read at most size bytes, returned as bytes."),
    def("readall(self, /)", readall, "Read all data from the file, returned as bytes."),
    def("readinto(self, buffer, /)", readinto, "Same as RawIOBase.readinto()."),
    def("write(self, b, /)", write, "Write buffer b to file, return number of bytes written."),
    def("seek(self, pos, whence=0, /)", seek, "Move to new file position and return the file position."),
    def("tell(self, /)", tell, "Current file position."),
    def(
        "truncate(self, size=None, /)",
        truncate,
        "Truncate the file to at most size bytes and return the truncated size.",
    ),
    def("close(self, /)", close, "Close the file."),
    def("__reduce_ex__(self, protocol, /)", iobase::refuse_copy, ""),
    def("seekable(self, /)", seekable, "True if file supports random-access."),
    def("readable(self, /)", readable, "True if file was opened in a read mode."),
    def("writable(self, /)", writable, "True if file was opened in a write mode."),
    def("fileno(self, /)", fileno, "Return the underlying file descriptor (an integer)."),
    def("isatty(self, /)", isatty, "True if the file is connected to a TTY device."),
];

const GETTERS: &[NativeDef] = &[
    def(
        "closed(self, /)",
        |vm, args| with(vm, args[0], |_, f: &mut FileIo| Ok(Value::Bool(f.is_closed()))),
        "True if the file is closed",
    ),
    def(
        "closefd(self, /)",
        |vm, args| with(vm, args[0], |_, f: &mut FileIo| Ok(Value::Bool(f.closefd))),
        "True if the file descriptor will be closed by close().",
    ),
    def("mode(self, /)", mode, "String giving the file mode"),
];

/// Installs the class.
pub(super) fn install(vm: &mut Vm) {
    let class = io_class(vm, IoClass::FileIo);
    static_methods(vm, class, NEW);
    slots(vm, class, SLOTS);
    methods(vm, class, METHODS);
    getters(vm, class, GETTERS);
}

// ---- opening

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    new_of_class(vm, args[0], IoClass::FileIo, FileIo::default())
}

/// A `FileIO` of a path or a file number.
pub(crate) fn open(vm: &mut Vm, file: Value, mode: &str, closefd: Value, opener: Value) -> Res {
    let class = Value::Class(io_class(vm, IoClass::FileIo));
    let this = new_of_class(vm, class, IoClass::FileIo, FileIo::default())?;
    let mode = vm.heap.new_str(mode);
    init(vm, &[this, file, mode, closefd, opener])?;
    Ok(this)
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let (this, file) = (args[0], args[1]);
    let mode = if args[2].is_bound() { vm.text(args[2])? } else { "r".to_string() };
    let (options, mut state) = parse_mode(vm, &mode)?;
    state.closefd = if args[3].is_bound() { vm.truth(args[3])? } else { true };
    let opener = args[4].or(Value::None);
    state.file = Some(match vm.index_or_none(file)? {
        Some(number) => by_number(vm, number)?,
        None => by_path(vm, file, options, state.closefd, opener)?,
    });
    if state.appending
        && let Some(file) = &state.file
    {
        // A pipe has no end to go to.
        let _ = lock(file).seek(SeekFrom::End(0));
    }
    with(vm, this, |_, f: &mut FileIo| {
        *f = state;
        Ok(())
    })?;
    vm.set_field(this, names::NAME_WORD, file)?;
    Ok(Value::None)
}

fn parse_mode(vm: &mut Vm, mode: &str) -> Res<(OpenOptions, FileIo)> {
    let (mut options, mut state) = (OpenOptions::default(), FileIo::default());
    let (mut n_kinds, mut n_plus) = (0, 0);
    for c in mode.chars() {
        match c {
            'r' => (options.read, n_kinds) = (true, n_kinds + 1),
            'w' => (options.write, options.truncate, options.create, n_kinds) = (true, true, true, n_kinds + 1),
            'x' => (options.write, options.exclusive, state.created, n_kinds) = (true, true, true, n_kinds + 1),
            'a' => (options.write, options.append, options.create, n_kinds) = (true, true, true, n_kinds + 1),
            '+' => n_plus += 1,
            'b' => {}
            _ => return Err(vm.value_error(format!("invalid mode: {mode}"))),
        }
    }
    if n_kinds != 1 || n_plus > 1 {
        return Err(vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus"));
    }
    if n_plus == 1 {
        (options.read, options.write) = (true, true);
    }
    (state.readable, state.writable, state.appending) = (options.read, options.write, options.append);
    Ok((options, state))
}

/// A file that is open already: a standard stream, or one that this program has opened.
fn by_number(vm: &mut Vm, number: Value) -> Res<SharedFile> {
    let number = vm.as_index(number, "")?;
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let objects = vm.heap.objects.handles().collect::<Vec<_>>();
    for id in objects {
        if let Some(content) = &vm.heap.objects.get(id).content
            && let Some(file) = content.as_any().downcast_ref::<FileIo>().and_then(|f| f.file.as_ref())
            && lock(file).number() == Some(number as i32)
        {
            return Ok(Arc::clone(file));
        }
    }
    Err(vm.os_error(9, "Bad file descriptor", Value::Unbound))
}

fn by_path(vm: &mut Vm, file: Value, options: OpenOptions, closefd: bool, opener: Value) -> Res<SharedFile> {
    let path = path_text(vm, file)?;
    if !closefd {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    if !opener.is_none() {
        let flags = open_flags(options);
        let number = vm.call(opener, &[file, Value::Int(flags)])?;
        if vm.index_or_none(number)?.is_none() {
            return Err(vm.type_error("expected integer from opener"));
        }
        return by_number(vm, number);
    }
    match vm.host.open(&path, options) {
        Ok(opened) => Ok(Arc::new(Mutex::new(opened))),
        Err(error) => Err(errors::system(vm, &error, file)),
    }
}

/// The flags of the system call, as an opener is given them.
fn open_flags(options: OpenOptions) -> i64 {
    let access = match (options.read, options.write) {
        (true, true) => 2,
        (_, true) => 1,
        _ => 0,
    };
    let bits = [
        (options.create || options.exclusive, 0o100),
        (options.exclusive, 0o200),
        (options.truncate, 0o1000),
        (options.append, 0o2000),
    ];
    bits.iter().filter(|(set, _)| *set).fold(access | 0o2000000, |flags, (_, bit)| flags | bit)
}

/// The path that a text, bytes or an object with `__fspath__` names.
pub(crate) fn path_text(vm: &mut Vm, file: Value) -> Res<String> {
    let path = match vm.builtin_value(file) {
        Value::Str(_) | Value::Bytes(_) => file,
        _ => match file_system_path(vm, file)? {
            Some(path) => path,
            None => {
                let message = format!("expected str, bytes or os.PathLike object, not {}", vm.type_name(file));
                return Err(vm.type_error(message));
            }
        },
    };
    let text = match vm.builtin_value(path) {
        Value::Str(id) => vm.heap.str(id).to_string(),
        Value::Bytes(id) => String::from_utf8_lossy(vm.heap.bytes_objects.get(id)).into_owned(),
        _ => {
            let (outer, inner) = (vm.type_name(file), vm.type_name(path));
            let message = format!("expected {outer}.__fspath__() to return str or bytes, not {inner}");
            return Err(vm.type_error(message));
        }
    };
    if text.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(text)
}

/// The result of `__fspath__`, if the class has it.
fn file_system_path(vm: &mut Vm, value: Value) -> Res<Option<Value>> {
    match vm.special_of(value, names::FSPATH) {
        Some(method) => {
            let step = vm.method_call1(method, value)?;
            vm.run_step(step).map(Some)
        }
        None => Ok(None),
    }
}

// ---- the system's operations

fn open_file(vm: &mut Vm, this: Value) -> Res<SharedFile> {
    match peek::<FileIo>(vm, this).map(|f| f.file.clone()) {
        Some(Some(file)) => Ok(file),
        Some(None) => Err(vm.value_error("I/O operation on closed file")),
        None => with(vm, this, |vm, _: &mut FileIo| Err(vm.value_error("I/O operation on closed file"))),
    }
}

/// Repeats an operation that a signal cut short, unless the signal is for the program.
fn retry<T>(vm: &mut Vm, mut action: impl FnMut() -> Result<T, Error>) -> Res<T> {
    loop {
        match action() {
            Ok(value) => return Ok(value),
            Err(error) if error.kind() == ErrorKind::Interrupted => {
                if vm.interrupted.swap(false, Ordering::Relaxed) {
                    return Err(vm.error_with(classes::KEYBOARD_INTERRUPT, &[]));
                }
            }
            Err(error) => return Err(errors::system(vm, &error, Value::Unbound)),
        }
    }
}

/// At most `n` bytes.
pub(crate) fn read_some(vm: &mut Vm, this: Value, n: usize) -> Res<Vec<u8>> {
    let file = open_file(vm, this)?;
    need_readable(vm, this)?;
    vm.heap.check_room(n).or_raise(vm)?;
    let mut buffer = vec![0; n];
    let count = retry(vm, || lock(&file).read(&mut buffer))?;
    buffer.truncate(count);
    Ok(buffer)
}

/// Everything up to the end.
pub(crate) fn read_all(vm: &mut Vm, this: Value) -> Res<Vec<u8>> {
    const FIRST: usize = 1 << 16;
    let file = open_file(vm, this)?;
    need_readable(vm, this)?;
    let mut all = Vec::new();
    loop {
        let start = all.len();
        let room = FIRST.max(start / 2);
        vm.heap.check_room(start + room).or_raise(vm)?;
        all.resize(start + room, 0);
        let count = retry(vm, || lock(&file).read(&mut all[start..]))?;
        all.truncate(start + count);
        if count == 0 {
            return Ok(all);
        }
    }
}

/// Writes some of the bytes.
pub(crate) fn write_some(vm: &mut Vm, this: Value, bytes: &[u8]) -> Res<usize> {
    let file = open_file(vm, this)?;
    if !peek::<FileIo>(vm, this).is_some_and(|f| f.writable) {
        return Err(errors::unsupported(vm, "File not open for writing"));
    }
    retry(vm, || lock(&file).write(bytes))
}

/// Moves the position.
pub(crate) fn seek_to(vm: &mut Vm, this: Value, offset: i64, whence: i64) -> Res<i64> {
    let file = open_file(vm, this)?;
    let target = match whence {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) => return Err(vm.os_error(22, "Invalid argument", Value::Unbound)),
        },
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return Err(vm.os_error(22, "Invalid argument", Value::Unbound)),
    };
    retry(vm, || lock(&file).seek(target)).map(|position| position as i64)
}

fn need_readable(vm: &mut Vm, this: Value) -> Res<()> {
    match peek::<FileIo>(vm, this) {
        Some(file) if file.readable => Ok(()),
        _ => Err(errors::unsupported(vm, "File not open for reading")),
    }
}

// ---- methods

fn read(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = match size(vm, args[1])? {
        Some(n) => read_some(vm, args[0], n)?,
        None => read_all(vm, args[0])?,
    };
    Ok(vm.heap.new_bytes(&bytes))
}

fn readall(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = read_all(vm, args[0])?;
    Ok(vm.heap.new_bytes(&bytes))
}

fn readinto(vm: &mut Vm, args: &[Value]) -> Res {
    open_file(vm, args[0])?;
    need_readable(vm, args[0])?;
    let n = target_len(vm, args[1])?;
    let bytes = read_some(vm, args[0], n)?;
    fill_target(vm, args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn write(vm: &mut Vm, args: &[Value]) -> Res {
    open_file(vm, args[0])?;
    let bytes = data(vm, args[1])?;
    write_some(vm, args[0], &bytes).map(|n| Value::Int(n as i64))
}

fn seek(vm: &mut Vm, args: &[Value]) -> Res {
    open_file(vm, args[0])?;
    if let Value::Float(_) = vm.builtin_value(args[1]) {
        return Err(vm.type_error("an integer is required"));
    }
    let (offset, whence) = (offset(vm, args[1])?, whence(vm, args[2])?);
    seek_to(vm, args[0], offset, whence).map(Value::Int)
}

fn tell(vm: &mut Vm, args: &[Value]) -> Res {
    seek_to(vm, args[0], 0, 1).map(Value::Int)
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Res {
    let file = open_file(vm, args[0])?;
    if !peek::<FileIo>(vm, args[0]).is_some_and(|f| f.writable) {
        return Err(errors::unsupported(vm, "File not open for writing"));
    }
    let size = match args[1] {
        Value::None | Value::Unbound => seek_to(vm, args[0], 0, 1)?,
        value => offset(vm, value)?,
    };
    let Ok(bytes) = u64::try_from(size) else {
        return Err(vm.os_error(22, "Invalid argument", Value::Unbound));
    };
    retry(vm, || lock(&file).truncate(bytes))?;
    Ok(Value::Int(size))
}

fn close(vm: &mut Vm, args: &[Value]) -> Res {
    iobase::mark_closed(vm, args[0])?;
    with(vm, args[0], |_, f: &mut FileIo| {
        f.file = None;
        Ok(Value::None)
    })
}

fn seekable(vm: &mut Vm, args: &[Value]) -> Res {
    let file = open_file(vm, args[0])?;
    let answer = lock(&file).seek(SeekFrom::Current(0)).is_ok();
    Ok(Value::Bool(answer))
}

fn readable(vm: &mut Vm, args: &[Value]) -> Res {
    open_file(vm, args[0])?;
    with(vm, args[0], |_, f: &mut FileIo| Ok(Value::Bool(f.readable)))
}

fn writable(vm: &mut Vm, args: &[Value]) -> Res {
    open_file(vm, args[0])?;
    with(vm, args[0], |_, f: &mut FileIo| Ok(Value::Bool(f.writable)))
}

fn fileno(vm: &mut Vm, args: &[Value]) -> Res {
    let file = open_file(vm, args[0])?;
    let number = lock(&file).number();
    match number {
        Some(number) => Ok(Value::Int(number as i64)),
        None => Err(errors::unsupported(vm, "fileno")),
    }
}

fn isatty(vm: &mut Vm, args: &[Value]) -> Res {
    let file = open_file(vm, args[0])?;
    let answer = lock(&file).is_terminal();
    Ok(Value::Bool(answer))
}

fn mode(vm: &mut Vm, args: &[Value]) -> Res {
    with(vm, args[0], |vm, f: &mut FileIo| Ok(vm.heap.new_str(f.mode())))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (is_closed, mode, closefd) = with(vm, args[0], |_, f: &mut FileIo| Ok((f.is_closed(), f.mode(), f.closefd)))?;
    let class = "_io.FileIO";
    if is_closed {
        return Ok(vm.heap.new_str("<_io.FileIO [closed]>"));
    }
    let closefd = if closefd { "True" } else { "False" };
    let text = match vm.find_attr(args[0], names::NAME_WORD)? {
        Some(name) => format!("<{class} name={} mode='{mode}' closefd={closefd}>", vm.repr(name)?),
        None => format!("<{class} fd={} mode='{mode}' closefd={closefd}>", fileno(vm, args).map_or(-1, as_number)),
    };
    Ok(vm.heap.new_string(text))
}

fn as_number(value: Value) -> i64 {
    if let Value::Int(number) = value { number } else { -1 }
}

/// The raw stream of a standard stream, with its name.
pub(super) fn standard(vm: &mut Vm, file: Box<dyn HostFile>, is_input: bool, name: &str) -> Res {
    let this = super::stream::new_stream(vm, IoClass::FileIo, FileIo::standard(file, is_input));
    let name = vm.heap.new_str(name);
    vm.set_field(this, names::NAME_WORD, name)?;
    Ok(this)
}
