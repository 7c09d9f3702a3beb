//! The initialisers and texts of the classes with little of their own.

use sesf_heap::{Value, classes, names};

use crate::error::Res;
use crate::native::{Binding, NativeDef, NativeFunction};
use crate::vm::Vm;

/// An initialiser.
pub(super) const fn init(function: NativeFunction) -> NativeDef {
    NativeDef {
        signature: "__init__(self, /, *args, **kwargs)",
        function,
        doc: "Initialize self.  See help(type(self)) for accurate signature.",
    }
}

/// A `__str__`.
pub(super) const fn str(function: NativeFunction) -> NativeDef {
    NativeDef { signature: "__str__(self, /)", function, doc: "Return str(self)." }
}

/// Defines the methods of StopIteration, SystemExit, KeyError, ImportError, NameError and AttributeError.
pub(super) fn install(vm: &mut Vm) {
    let slots: [(_, &[NativeDef]); 6] = [
        (classes::STOP_ITERATION, &[init(stop_iteration)]),
        (classes::SYSTEM_EXIT, &[init(system_exit)]),
        (classes::KEY_ERROR, &[str(key_error_str)]),
        (classes::IMPORT_ERROR, &[init(import_error), str(import_error_str)]),
        (classes::NAME_ERROR, &[init(name_error)]),
        (classes::ATTRIBUTE_ERROR, &[init(attribute_error)]),
    ];
    for (class, defs) in slots {
        vm.install_methods(class, Binding::Slot, defs);
    }
    let reduce = NativeDef { signature: "__reduce__(self, /)", function: import_error_reduce, doc: "" };
    vm.install_methods(classes::IMPORT_ERROR, Binding::Method, &[reduce]);
}

fn stop_iteration(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.refuse_keywords(&call)?;
    vm.set_args(call.exception, &call.args);
    let value = call.args.first().copied().unwrap_or(Value::None);
    vm.set_exception_field(call.exception, names::VALUE, value);
    Ok(Value::None)
}

fn system_exit(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.refuse_keywords(&call)?;
    vm.set_args(call.exception, &call.args);
    let code = match call.args.as_slice() {
        [] => return Ok(Value::None),
        [code] => *code,
        codes => vm.heap.new_tuple(codes),
    };
    vm.set_exception_field(call.exception, names::CODE_WORD, code);
    Ok(Value::None)
}

/// The only argument is shown by its repr: an empty or blank key would not be seen.
fn key_error_str(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    match vm.tuple_items(vm.heap.exceptions.get(id).args).as_slice() {
        [key] => {
            let step = vm.repr_plan(*key)?;
            vm.finish_step(step)
        }
        _ => super::base::str(vm, args),
    }
}

fn import_error(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.set_args(call.exception, &call.args);
    vm.take_keywords(&call, &[names::NAME_WORD, names::PATH_WORD], "ImportError")?;
    if let [message] = call.args[..] {
        vm.set_exception_field(call.exception, names::MSG, message);
    }
    Ok(Value::None)
}

fn import_error_str(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.exception_field(args[0], names::MSG)? {
        message @ Value::Str(_) => Ok(message),
        _ => super::base::str(vm, args),
    }
}

fn import_error_reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let class = Value::Class(vm.class_of(args[0]));
    let mut parts = vec![class, vm.heap.exceptions.get(id).args];
    let mut state: Vec<(Value, Value)> = vm.own_attributes(args[0]);
    for name in [names::NAME_WORD, names::PATH_WORD] {
        match vm.exception_field(args[0], name)? {
            Value::None => {}
            value => state.push((Value::Str(name), value)),
        }
    }
    if !state.is_empty() {
        let dict = vm.heap.new_dict_id();
        for (key, value) in state {
            vm.dict_set(dict, key, value)?;
        }
        parts.push(Value::Dict(dict));
    }
    Ok(vm.heap.new_tuple_from(parts))
}

fn name_error(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.set_args(call.exception, &call.args);
    vm.take_keywords(&call, &[names::NAME_WORD], "NameError")?;
    Ok(Value::None)
}

fn attribute_error(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.set_args(call.exception, &call.args);
    vm.take_keywords(&call, &[names::NAME_WORD, names::OBJ], "AttributeError")?;
    Ok(Value::None)
}
