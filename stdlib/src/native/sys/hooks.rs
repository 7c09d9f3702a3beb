//! What the interpreter calls for values at the prompt and for uncaught exceptions.

use sesf_heap::{DictId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Root, Vm};

use crate::native::bind::set;
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("displayhook(object, /)", displayhook, "Print an object to sys.stdout and also save it in builtins._"),
    def(
        "excepthook(exctype, value, traceback, /)",
        excepthook,
        "Handle an exception by displaying it with a traceback on sys.stderr.",
    ),
    def("unraisablehook(unraisable, /)", unraisablehook, "Handle an unraisable exception."),
    def(
        "audit(event, *args)",
        |_, _| Ok(Value::None),
        "Passes the event to any hooks that are attached: there are none.",
    ),
];

/// Binds `__displayhook__` and the like.
pub(super) fn keep_originals(vm: &mut Vm, dict: DictId) {
    for name in ["displayhook", "excepthook", "unraisablehook"] {
        if let Some(hook) = vm.dict_get_str(dict, name) {
            set(vm, dict, &format!("__{name}__"), hook);
        }
    }
}

fn stream(vm: &mut Vm, name: sesf_heap::StrId) -> Option<Value> {
    match vm.heap.roots[Root::Sys as usize] {
        Value::Module(id) => vm.dict_get_name(vm.heap.modules.get(id).dict, name).filter(|s| !s.is_none()),
        _ => None,
    }
}

fn displayhook(vm: &mut Vm, args: &[Value]) -> Res {
    if args[0].is_none() {
        return Ok(Value::None);
    }
    let builtins = vm.builtins();
    vm.dict_set_name(builtins, names::UNDERSCORE, Value::None);
    let text = format!("{}\n", vm.repr(args[0])?);
    let Some(stdout) = stream(vm, names::STDOUT) else { return Err(vm.runtime_error("lost sys.stdout")) };
    let text = vm.heap.new_string(text);
    vm.call_method(stdout, names::WRITE, &[text])?;
    vm.dict_set_name(builtins, names::UNDERSCORE, args[0]);
    Ok(Value::None)
}

fn excepthook(vm: &mut Vm, args: &[Value]) -> Res {
    let text = match args[1] {
        Value::Exception(id) => {
            let own = vm.heap.exceptions.get(id).traceback;
            if let Value::Traceback(_) = args[2] {
                vm.heap.exceptions.get_mut(id).traceback = args[2];
            }
            let text = vm.print_exception(id);
            vm.heap.exceptions.get_mut(id).traceback = own;
            text
        }
        other => {
            let kind = vm.type_name(other);
            format!("TypeError: print_exception(): Exception expected for value, {kind} found\n")
        }
    };
    write_error(vm, text)
}

fn unraisablehook(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern("exc_value");
    let Some(Value::Exception(id)) = vm.find_attr(args[0], name)? else { return Ok(Value::None) };
    let text = vm.print_exception(id);
    write_error(vm, text)
}

fn write_error(vm: &mut Vm, text: String) -> Res {
    let Some(stderr) = stream(vm, names::STDERR) else { return Ok(Value::None) };
    let text = vm.heap.new_string(text);
    vm.call_method(stderr, names::WRITE, &[text])?;
    vm.call_method(stderr, names::FLUSH, &[])
}
