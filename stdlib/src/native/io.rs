//! `_io`: the classes of streams, which `io` shows.

use sesf_builtins::{DEFAULT_SIZE, IoClass, io_class};
use sesf_heap::{DictId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::bind::set;
use super::support::def;

const FUNCTIONS: &[NativeDef] = &[
    def(
        "text_encoding(encoding, stacklevel=2, /)",
        text_encoding,
        "A helper function to choose the text encoding.\n\nWhen encoding is not None, this function returns it.\nOtherwise, this \
         function returns the default text encoding\n(i.e. \"locale\" or \"utf-8\" depends on UTF-8 mode).",
    ),
    def("open_code(path)", open_code, "Opens the provided file with the intent to import the contents."),
];

const CLASSES: &[(&str, IoClass)] = &[
    ("_IOBase", IoClass::IoBase),
    ("_RawIOBase", IoClass::RawIoBase),
    ("_BufferedIOBase", IoClass::BufferedIoBase),
    ("_TextIOBase", IoClass::TextIoBase),
    ("FileIO", IoClass::FileIo),
    ("BytesIO", IoClass::BytesIo),
    ("StringIO", IoClass::StringIo),
    ("BufferedReader", IoClass::BufferedReader),
    ("BufferedWriter", IoClass::BufferedWriter),
    ("BufferedRandom", IoClass::BufferedRandom),
    ("TextIOWrapper", IoClass::TextIoWrapper),
    ("UnsupportedOperation", IoClass::UnsupportedOperation),
];

/// Fills the module.
///
/// # Errors
/// None.
pub fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    vm.install_functions(dict, "_io", FUNCTIONS);
    for (name, which) in CLASSES {
        let class = io_class(vm, *which);
        set(vm, dict, name, Value::Class(class));
    }
    set(vm, dict, "BlockingIOError", Value::Class(classes::BLOCKING_IO_ERROR));
    set(vm, dict, "DEFAULT_BUFFER_SIZE", Value::Int(DEFAULT_SIZE as i64));
    if let Some(open) = vm.dict_get_str(vm.builtins(), "open") {
        set(vm, dict, "open", open);
    }
    Ok(())
}

fn text_encoding(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(if args[0].is_none() { vm.heap.new_str("locale") } else { args[0] })
}

fn open_code(vm: &mut Vm, args: &[Value]) -> Res {
    if !matches!(vm.builtin_value(args[0]), Value::Str(_)) {
        let message = format!("open_code() argument 'path' must be str, not {}", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    }
    let open = vm.dict_get_str(vm.builtins(), "open").unwrap_or(Value::None);
    let mode = vm.heap.new_str("rb");
    vm.tail_call(open, vec![args[0], mode], vec![])
}
