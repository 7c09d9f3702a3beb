//! What `threading.excepthook` is given and writes.

use sesf_builtins::struct_sequence::{StructSequence, new_instance};
use sesf_heap::{DictId, Value};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::{Res, Vm};

use super::super::support::{class_argument, def, set_name};

const ARGS: StructSequence = StructSequence {
    module: "_thread",
    name: "_ExceptHookArgs",
    doc: "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    fields: &[
        ("exc_type", "Exception type"),
        ("exc_value", "Exception value"),
        ("exc_traceback", "Exception traceback"),
        ("thread", "Thread"),
    ],
    n_items: 4,
};

const NEW: &[NativeDef] = &[def("__new__(type, sequence, dict={})", new, "Create and return a new object.")];

pub(super) const FUNCTIONS: &[NativeDef] =
    &[def("_format_exception(exception, /)", format_exception, "What is shown of an exception that nobody handles.")];

pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let class = ARGS.make(vm);
    vm.install_methods(class, Binding::StaticMethod, NEW);
    set_name(vm, dict, ARGS.name, Value::Class(class));
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = class_argument(vm, args[0])?;
    if !matches!(vm.builtin_value(args[1]), Value::Tuple(_) | Value::List(_)) {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    let items = vm.collect(args[1])?;
    if items.len() != ARGS.n_items {
        let message = format!("_thread._ExceptHookArgs() takes a 4-sequence ({}-sequence given)", items.len());
        return Err(vm.type_error(message));
    }
    Ok(new_instance(vm, class, &items, &[]))
}

fn format_exception(vm: &mut Vm, args: &[Value]) -> Res {
    let text = match args[0] {
        Value::Exception(exception) => vm.print_exception(exception),
        _ => String::new(),
    };
    Ok(vm.heap.new_str(&text))
}
