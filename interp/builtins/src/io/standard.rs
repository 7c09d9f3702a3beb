//! The standard streams, and what is written at the end of a program.

use sesf_heap::{DictId, Value, names};
use sesf_vm::host::Stream;
use sesf_vm::{Res, Vm};

use super::buffered::{Buffered, DEFAULT_SIZE};
use super::classes::IoClass;
use super::text::{Settings, TextIo};
use super::{buffers, fileio, textio};

/// Makes the standard streams: attributes of the module `sys`, whose dict is given.
///
/// # Errors
/// Those of the host, when it is asked for the position of a stream.
pub fn install_streams(vm: &mut Vm, sys: DictId) -> Res<()> {
    for (stream, name) in [(Stream::Stdin, "stdin"), (Stream::Stdout, "stdout"), (Stream::Stderr, "stderr")] {
        let made = standard_stream(vm, stream, name)?;
        for attribute in [name.to_string(), format!("__{name}__")] {
            let attribute = vm.heap.intern(&attribute);
            vm.dict_set_name(sys, attribute, made);
        }
    }
    Ok(())
}

fn standard_stream(vm: &mut Vm, stream: Stream, name: &str) -> Res {
    let file = vm.host.stream(stream);
    let (is_input, is_terminal) = (stream == Stream::Stdin, file.is_terminal());
    let raw = fileio::standard(vm, file, is_input, &format!("<{name}>"))?;
    let class = if is_input { IoClass::BufferedReader } else { IoClass::BufferedWriter };
    let buffer = buffers::over(vm, raw, class, DEFAULT_SIZE);
    let settings = Settings {
        errors: if stream == Stream::Stderr { "backslashreplace" } else { "strict" }.into(),
        line_buffering: is_terminal || stream == Stream::Stderr,
        ..Settings::default()
    };
    let text = textio::over(vm, buffer, settings)?;
    let mode = vm.heap.intern("mode");
    let value = vm.heap.new_str(if is_input { "r" } else { "w" });
    vm.set_field(text, mode, value)?;
    Ok(text)
}

/// Flushes every stream that still has something to write: what CPython does when it ends and its objects die.
pub fn flush_all(vm: &mut Vm) {
    // Text first: it goes to the buffers.
    for is_text in [true, false] {
        let streams: Vec<Value> = vm.heap.objects.handles().map(Value::Object).collect();
        for stream in streams {
            let has_output = match is_text {
                true => super::stream::peek::<TextIo>(vm, stream).is_some_and(TextIo::has_pending),
                false => super::stream::peek::<Buffered>(vm, stream).is_some_and(Buffered::has_output),
            };
            if has_output {
                // The program is over: nobody is left to be told.
                let _ = vm.call_method(stream, names::FLUSH, &[]);
            }
        }
    }
}
