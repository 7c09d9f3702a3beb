//! `sys.exit`, the exception being handled, and frames.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "exit(status=None, /)",
        exit,
        "Exit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., \
         success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it \
         will be printed and the system\nexit status will be one (i.e., failure).",
    ),
    def(
        "exc_info()",
        exc_info,
        "Return current exception information: (type, value, traceback).\n\nReturn information about the most recent exception \
         caught by an except\nclause in the current stack frame or in an older stack frame.",
    ),
    def(
        "exception()",
        exception,
        "Return the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame \
         or in an older stack frame, or None\nif no such clause exists.",
    ),
    def("_getframe(depth=0, /)", getframe, "Return a frame object from the call stack, as it is now."),
];

fn exit(vm: &mut Vm, args: &[Value]) -> Res {
    let class = Value::Class(classes::SYSTEM_EXIT);
    let exception = match args[0] {
        Value::Unbound | Value::None => vm.call(class, &[])?,
        // As in CPython, a tuple is the exception's arguments.
        Value::Tuple(id) => {
            let items = vm.heap.tuple(id).to_vec();
            vm.call(class, &items)?
        }
        status => vm.call(class, &[status])?,
    };
    match exception {
        Value::Exception(id) => Err(sesf_vm::Interrupt::Raise(id)),
        _ => Err(vm.runtime_error("no exception was made")),
    }
}

fn exc_info(vm: &mut Vm, _: &[Value]) -> Res {
    let parts = match vm.handled_exception() {
        Some(id) => {
            let exception = vm.heap.exceptions.get(id);
            [Value::Class(exception.class), Value::Exception(id), exception.traceback.or(Value::None)]
        }
        None => [Value::None; 3],
    };
    Ok(vm.heap.new_tuple(&parts))
}

fn exception(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(vm.handled_exception().map_or(Value::None, Value::Exception))
}

fn getframe(vm: &mut Vm, args: &[Value]) -> Res {
    let depth = match args[0] {
        Value::Unbound => 0,
        value => vm.as_index(value, "")?,
    };
    match sesf_builtins::running_frame(vm, depth.max(0) as usize) {
        Some(frame) => Ok(frame),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}
