//! `print`: straight into the buffer of standard output where nothing is overridden.

use sesf_heap::{Value, names};
use sesf_text::float;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Root, Vm};

use crate::io::{IoClass, StringIo, TextIo, is_exactly, never_waits, with};
use crate::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[def(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    print,
    "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  \
     end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the \
     current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
)];

fn print(vm: &mut Vm, args: &[Value]) -> Res {
    let [separator, end, file, flush, values @ ..] = args else { return Ok(Value::None) };
    let separator = text_or_none(vm, *separator, "sep")?.unwrap_or(Value::Str(SPACE));
    let end = text_or_none(vm, *end, "end")?.unwrap_or(Value::Str(LINE_END));
    let file = match file {
        Value::Unbound | Value::None => match standard(vm, names::STDOUT)? {
            Value::None => return Ok(Value::None),
            stream => stream,
        },
        file => *file,
    };
    let flush = flush.is_bound() && vm.truth(*flush)?;
    // Where the thread may have to wait for a peer, it must be possible to leave it after each write.
    let is_text = is_exactly(vm, file, IoClass::TextIoWrapper) && never_waits(vm, file);
    let is_native = is_text || is_exactly(vm, file, IoClass::StringIo);
    if !is_native || values.iter().any(|v| vm.has_user_methods(*v)) {
        let values = vm.heap.new_tuple(values);
        return vm.tail_prelude("print_values", &[values, separator, end, file, Value::Bool(flush)]);
    }
    match is_text {
        true => print_text(vm, file, values, separator, end)?,
        false => print_memory(vm, file, values, separator, end)?,
    }
    if flush {
        vm.call_method(file, names::FLUSH, &[])?;
    }
    Ok(Value::None)
}

/// The text of a space: texts of one character below 256 have its code as their number.
const SPACE: sesf_heap::StrId = sesf_heap::StrId(' ' as u32);
const LINE_END: sesf_heap::StrId = sesf_heap::StrId('\n' as u32);

/// A keyword argument that must be a text or None.
fn text_or_none(vm: &mut Vm, value: Value, name: &str) -> Res<Option<Value>> {
    match vm.builtin_value(value) {
        Value::Unbound | Value::None => Ok(None),
        Value::Str(id) => Ok(Some(Value::Str(id))),
        _ => {
            let message = format!("{name} must be None or a string, not {}", vm.type_name(value));
            Err(vm.type_error(message))
        }
    }
}

/// A stream of the module `sys`.
pub(super) fn standard(vm: &mut Vm, name: sesf_heap::StrId) -> Res {
    let stream = match vm.heap.roots[Root::Sys as usize] {
        Value::Module(id) => vm.dict_get_name(vm.heap.modules.get(id).dict, name),
        _ => None,
    };
    match stream {
        Some(stream) => Ok(stream),
        None => {
            let message = format!("lost sys.{}", vm.heap.str(name));
            Err(vm.runtime_error(message))
        }
    }
}

/// Prints to a text stream.
fn print_text(vm: &mut Vm, file: Value, values: &[Value], separator: Value, end: Value) -> Res<()> {
    if values.iter().all(|v| is_simple(*v)) {
        return with(vm, file, |vm, t: &mut TextIo| {
            t.before_write(vm)?;
            let mut has_line = false;
            for (i, value) in values.iter().enumerate() {
                if i > 0 {
                    has_line |= put_simple(vm, t, separator)?;
                }
                has_line |= put_simple(vm, t, *value)?;
            }
            has_line |= put_simple(vm, t, end)?;
            t.after_write(vm, has_line)
        });
    }
    // Containers may run code of the program for their parts, which may print in turn: piece by piece.
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            print_text(vm, file, &[], separator, separator)?;
        }
        let text = match is_simple(*value) {
            true => *value,
            false => {
                let text = vm.str(*value)?;
                vm.heap.new_string(text)
            }
        };
        print_text(vm, file, &[], separator, text)?;
    }
    print_text(vm, file, &[], separator, end)
}

/// Prints to a text in memory.
fn print_memory(vm: &mut Vm, file: Value, values: &[Value], separator: Value, end: Value) -> Res<()> {
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            put_memory(vm, file, separator)?;
        }
        put_memory(vm, file, *value)?;
    }
    put_memory(vm, file, end)
}

fn put_memory(vm: &mut Vm, file: Value, value: Value) -> Res<()> {
    let text = vm.str(value)?;
    with(vm, file, |vm, s: &mut StringIo| s.put(vm, &text))
}

/// Whether a value's text is found without calls.
fn is_simple(value: Value) -> bool {
    matches!(value, Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None)
}

/// Writes a simple value; whether a terminal should see it at once.
fn put_simple(vm: &mut Vm, stream: &mut TextIo, value: Value) -> Res<bool> {
    match value {
        Value::Str(id) => {
            stream.append_str(vm, id)?;
            return Ok(stream.settings.line_buffering && vm.heap.str(id).contains(['\n', '\r']));
        }
        Value::Int(number) => stream.append_int(vm, number)?,
        Value::Float(number) => stream.append(vm, &float::repr(number))?,
        Value::Bool(true) => stream.append(vm, "True")?,
        Value::Bool(false) => stream.append(vm, "False")?,
        _ => stream.append(vm, "None")?,
    }
    Ok(false)
}
