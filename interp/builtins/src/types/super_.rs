//! `super`.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, slots, static_methods};

const NEW: &[NativeDef] =
    &[def("__new__(type, /, *args)", new, "super() -> same as super(__class__, <first argument>)")];

const GETTERS: &[NativeDef] = &[
    def(
        "__thisclass__(self, /)",
        |vm, args| Ok(vm.super_parts(args[0]).map_or(Value::None, |p| Value::Class(p.after))),
        "The class after which the search starts.",
    ),
    def(
        "__self__(self, /)",
        |vm, args| Ok(vm.super_parts(args[0]).map_or(Value::None, |p| p.receiver.or(Value::None))),
        "The receiver.",
    ),
    def(
        "__self_class__(self, /)",
        |vm, args| Ok(vm.super_parts(args[0]).map_or(Value::None, |p| Value::Class(p.class))),
        "The class of the receiver.",
    ),
];

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", repr, "Return repr(self).")];

/// Installs the type.
pub(super) fn install(vm: &mut Vm) {
    static_methods(vm, classes::SUPER, NEW);
    getters(vm, classes::SUPER, GETTERS);
    slots(vm, classes::SUPER, SLOTS);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    if args.len() > 3 {
        let message = format!("super() expected at most 2 arguments, got {}", args.len() - 1);
        return Err(vm.type_error(message));
    }
    let argument = |i: usize| args.get(i).copied().unwrap_or(Value::Unbound);
    let parts = match (argument(1), argument(2)) {
        (Value::Unbound, _) => vm.super_of_caller()?,
        (Value::Class(class), Value::Unbound | Value::None) => {
            sesf_vm::SuperObject { after: class, receiver: Value::Unbound, class }
        }
        (Value::Class(class), receiver) => vm.new_super(class, receiver)?,
        (other, _) => {
            let message = format!("super() argument 1 must be a type, not {}", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    Ok(vm.heap.new_object(classes::SUPER, parts))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let Some(parts) = vm.super_parts(args[0]) else { return Ok(Value::None) };
    let after = vm.class_name(parts.after).to_string();
    let text = match parts.receiver.is_bound() {
        true => format!("<super: <class '{after}'>, <{} object>>", vm.class_name(parts.class)),
        false => format!("<super: <class '{after}'>, NULL>"),
    };
    Ok(vm.heap.new_string(text))
}
