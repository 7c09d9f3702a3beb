//! `open`: a stack of streams for a file, by its mode.

use sesf_heap::{Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Root, Vm};

use crate::io::{self, DEFAULT_SIZE, IoClass, Newline, Settings};
use crate::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[def(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open,
    "Open file and return a stream.  Raise OSError upon failure.\n\nfile is either a text or byte string giving the name (and the \
     path\nif the file isn't in the current working directory) of the file to\nbe opened or an integer file descriptor of the file to \
     be\nwrapped.",
)];

const HELPERS: &[NativeDef] = &[def(
    "_open_now(file, mode, buffering, encoding, errors, newline, closefd, opener, /)",
    open_now,
    "Open a file without regard to others.",
)];

/// Defines the helper of the prelude.
pub(super) fn install(vm: &mut Vm) {
    let prelude = vm.root_dict(Root::Prelude);
    vm.install_functions(prelude, "builtins", HELPERS);
}

/// What a mode says.
#[derive(Clone, Debug, Default)]
struct Mode {
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

impl Mode {
    fn parse(vm: &mut Vm, text: &str) -> Res<Mode> {
        let mut mode = Mode::default();
        for (i, c) in text.char_indices() {
            let part = match c {
                'x' => &mut mode.creating,
                'r' => &mut mode.reading,
                'w' => &mut mode.writing,
                'a' => &mut mode.appending,
                '+' => &mut mode.updating,
                't' => &mut mode.text,
                'b' => &mut mode.binary,
                _ => return Err(invalid_mode(vm, text)),
            };
            *part = true;
            if text[..i].contains(c) {
                return Err(invalid_mode(vm, text));
            }
        }
        Ok(mode)
    }

    /// Fails for parts that exclude each other.
    fn check(&self, vm: &mut Vm) -> Res<()> {
        if self.text && self.binary {
            return Err(vm.value_error("can't have text and binary mode at once"));
        }
        let n_kinds = [self.creating, self.reading, self.writing, self.appending].iter().filter(|k| **k).count();
        // That there is one is checked by the raw file.
        if n_kinds > 1 {
            return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
        }
        Ok(())
    }

    /// The mode of the raw file.
    fn raw(&self) -> String {
        let parts = [
            (self.creating, 'x'),
            (self.reading, 'r'),
            (self.writing, 'w'),
            (self.appending, 'a'),
            (self.updating, '+'),
        ];
        parts.iter().filter(|(is, _)| *is).map(|(_, c)| *c).collect()
    }

    fn buffer_class(&self) -> IoClass {
        match (self.updating, self.reading) {
            (true, _) => IoClass::BufferedRandom,
            (_, true) => IoClass::BufferedReader,
            _ => IoClass::BufferedWriter,
        }
    }
}

#[cold]
fn invalid_mode(vm: &mut Vm, mode: &str) -> Interrupt {
    vm.value_error(format!("invalid mode: '{mode}'"))
}

/// `open`. A program may have forgotten to close the file that it opens: CPython has written and closed it as soon as
/// nothing referred to it any more. Here the collector does, so it comes first.
fn open(vm: &mut Vm, args: &[Value]) -> Res {
    if !io::has_unwritten(vm, args[0]) {
        return open_now(vm, args);
    }
    vm.heap.collect_soon();
    let given = [
        Value::Unbound,
        new_str_r(vm),
        Value::Int(-1),
        Value::None,
        Value::None,
        Value::None,
        Value::Bool(true),
        Value::None,
    ];
    let args: Vec<Value> = args.iter().zip(given).map(|(arg, default)| arg.or(default)).collect();
    let args = vm.heap.new_tuple_from(args);
    vm.tail_prelude("open_again", &[args])
}

fn new_str_r(vm: &mut Vm) -> Value {
    vm.heap.new_str("r")
}

fn open_now(vm: &mut Vm, args: &[Value]) -> Res {
    let [file, mode, buffering, encoding, errors, newline, closefd, opener] = args[..] else { return Ok(Value::None) };
    let mode_text = text_argument(vm, mode, "mode")?.unwrap_or_else(|| "r".into());
    let buffering = match buffering {
        Value::Unbound => -1,
        value => vm.as_index(value, "")?,
    };
    let mut settings = Settings::default();
    for (value, name) in [(encoding, "encoding"), (errors, "errors"), (newline, "newline")] {
        text_argument(vm, value, name)?;
    }
    let mode = Mode::parse(vm, &mode_text)?;
    mode.check(vm)?;
    if mode.binary {
        refuse_text_arguments(vm, encoding, errors, newline)?;
    }
    let raw = io::open_raw(vm, file, &mode.raw(), closefd, opener)?;
    let made = wrap(vm, raw, file, &mode, buffering, |vm| {
        io::set_encoding(vm, &mut settings, encoding, "open")?;
        io::set_errors(vm, &mut settings, errors, "open")?;
        settings.newline = Newline::from_argument(vm, newline, Newline::Universal)?;
        Ok(settings)
    });
    match made {
        Ok(stream) => {
            if !mode.binary {
                let name = vm.heap.intern("mode");
                let shown = vm.heap.new_str(&mode_text);
                vm.set_field(stream, name, shown)?;
            }
            Ok(stream)
        }
        Err(error) => {
            vm.call_method(raw, names::CLOSE, &[])?;
            Err(error)
        }
    }
}

/// An argument that must be a text, or None where that means the default.
fn text_argument(vm: &mut Vm, value: Value, name: &str) -> Res<Option<String>> {
    let is_mode = name == "mode";
    match vm.builtin_value(value) {
        Value::Unbound => Ok(None),
        Value::None if !is_mode => Ok(None),
        Value::Str(id) => Ok(Some(vm.heap.str(id).to_string())),
        _ => {
            let found = io::shown_type(vm, value);
            let expected = if is_mode { "str" } else { "str or None" };
            Err(vm.type_error(format!("open() argument '{name}' must be {expected}, not {found}")))
        }
    }
}

fn refuse_text_arguments(vm: &mut Vm, encoding: Value, errors: Value, newline: Value) -> Res<()> {
    for (value, what) in [(encoding, "an encoding"), (errors, "an errors"), (newline, "a newline")] {
        if value.is_bound() && !value.is_none() {
            return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
        }
    }
    Ok(())
}

/// Puts a buffer and, for text, the conversion over a raw file.
fn wrap(
    vm: &mut Vm,
    raw: Value,
    file: Value,
    mode: &Mode,
    buffering: i64,
    settings: impl FnOnce(&mut Vm) -> Res<Settings>,
) -> Res {
    let is_terminal = buffering < 0 && io::ask(vm, raw, "isatty")?;
    let line_buffering = buffering == 1 && !mode.binary || is_terminal;
    if buffering == 0 {
        return match mode.binary {
            true => Ok(raw),
            false => Err(vm.value_error("can't have unbuffered text I/O")),
        };
    }
    if buffering < -1 {
        return Err(vm.value_error("invalid buffering size"));
    }
    if mode.updating && !io::ask(vm, raw, "seekable")? {
        return Err(io::unsupported(vm, "File or stream is not seekable."));
    }
    let size = usize::try_from(buffering).ok().filter(|n| *n > 1).unwrap_or(DEFAULT_SIZE);
    let buffer = io::buffer_over(vm, raw, mode.buffer_class(), size);
    io::note_writer(vm, file, buffer);
    if mode.binary {
        return Ok(buffer);
    }
    let mut settings = settings(vm)?;
    settings.line_buffering = line_buffering;
    io::text_over(vm, buffer, settings)
}
