//! What the tables of native functions are written with.

use sesf_heap::{ClassId, Value, classes};
use sesf_vm::native::{Binding, NativeDef, NativeFunction};
use sesf_vm::{Interrupt, Res, Vm};

/// An entry of a table: signature, body, documentation.
pub(crate) const fn def(signature: &'static str, function: NativeFunction, doc: &'static str) -> NativeDef {
    NativeDef { signature, function, doc }
}

/// Installs methods (first parameter: the receiver), shown as `method`.
pub(crate) fn methods(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    vm.install_methods(class, Binding::Method, defs);
}

/// Installs special methods, shown as `slot wrapper`.
pub(crate) fn slots(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    vm.install_methods(class, Binding::Slot, defs);
}

/// Installs attributes that are computed when read.
pub(crate) fn getters(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    vm.install_methods(class, Binding::Getter, defs);
}

/// Installs class methods (first parameter: the class).
pub(crate) fn class_methods(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    vm.install_methods(class, Binding::ClassMethod, defs);
}

/// Installs static methods; `__new__` (first parameter: the class) is one.
pub(crate) fn static_methods(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    vm.install_methods(class, Binding::StaticMethod, defs);
}

/// The value made by a builtin type's `__new__` for `class`: itself for the type, an instance that carries it for a class
/// that extends the type.
pub(crate) fn as_instance_of(vm: &mut Vm, class: Value, own: ClassId, value: Value) -> Res {
    match class {
        Value::Class(id) if id == own => Ok(value),
        Value::Class(id) if vm.is_subclass(id, own) && id != classes::BOOL => Ok(vm.heap.new_instance(id, Some(value))),
        _ => Err(wrong_new_class(vm, class, own)),
    }
}

#[cold]
fn wrong_new_class(vm: &mut Vm, class: Value, own: ClassId) -> Interrupt {
    let own = vm.class_name(own).to_string();
    let message = match class {
        Value::Class(classes::BOOL) if own == "int" => "int.__new__(bool) is not safe, use bool.__new__()".to_string(),
        Value::Class(id) => format!("{own}.__new__({0}): {0} is not a subtype of {own}", vm.class_name(id)),
        other => format!("{own}.__new__(X): X is not a type object ({})", vm.type_name(other)),
    };
    vm.type_error(message)
}
