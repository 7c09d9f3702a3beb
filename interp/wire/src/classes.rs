//! Classes by name, and what their instances carry.

use sesf_heap::{ClassId, Layout, StrId, Value, classes, names};
use sesf_vm::{Root, Vm};

/// The class of a module's name, as the program has imported it: nothing is imported for it.
pub(crate) fn find(vm: &Vm, module: &str, qualname: &str) -> Option<ClassId> {
    let Some(Value::Module(module)) = vm.dict_get_str(vm.root_dict(Root::Modules), module) else { return None };
    let mut scope = vm.heap.modules.get(module).dict;
    let mut found = None;
    for name in qualname.split('.') {
        let Some(Value::Class(class)) = vm.dict_get_str(scope, name) else { return None };
        scope = vm.heap.classes.get(class).dict;
        found = Some(class);
    }
    found
}

/// The module and the qualified name of a class.
pub(crate) fn name_of(vm: &Vm, class: ClassId) -> (String, String) {
    let module = match vm.class_module(class) {
        Value::Str(id) => vm.heap.str(id).to_string(),
        _ => String::from("builtins"),
    };
    (module, vm.heap.str(vm.heap.classes.get(class).qualname).to_string())
}

/// The class among those that a program or a library module defines, at or above `class`, in which a method is found:
/// not one of the interpreter's own.
pub(crate) fn definer(vm: &Vm, class: ClassId, name: StrId) -> Option<ClassId> {
    let (_, owner) = vm.lookup_with_owner(class, name)?;
    (!vm.heap.classes.get(owner).is_builtin).then_some(owner)
}

/// Whether a class says itself what the state of its instances is.
pub(crate) fn is_stateful(vm: &Vm, class: ClassId) -> bool {
    definer(vm, class, names::GETSTATE).is_some() || definer(vm, class, names::SETSTATE).is_some()
}

/// The members of an enum by name; nothing for other classes.
pub(crate) fn members(vm: &mut Vm, class: ClassId) -> Option<sesf_heap::DictId> {
    let name = vm.heap.intern("_member_map_");
    match vm.lookup(class, name)? {
        Value::Dict(dict) => Some(dict),
        _ => None,
    }
}

/// Whether an instance of a class may carry this builtin value (`None`: no value at all).
pub(crate) fn may_carry(vm: &Vm, class: ClassId, content: Value) -> bool {
    if class.0 < classes::N_BUILTIN {
        return class == classes::OBJECT && content.is_none();
    }
    match (vm.heap.classes.get(class).layout, content) {
        (Layout::Plain, Value::None)
        | (Layout::Int, Value::Int(_) | Value::BigInt(_))
        | (Layout::Float, Value::Float(_))
        | (Layout::Complex, Value::Complex(_))
        | (Layout::Str, Value::Str(_))
        | (Layout::Bytes, Value::Bytes(_))
        | (Layout::ByteArray, Value::ByteArray(_))
        | (Layout::Tuple, Value::Tuple(_))
        | (Layout::List, Value::List(_))
        | (Layout::Dict, Value::Dict(_))
        | (Layout::Set, Value::Set(_))
        | (Layout::FrozenSet, Value::FrozenSet(_)) => true,
        (Layout::Object, Value::Object(_)) => {
            let own = vm.class_of(content);
            class != own && vm.is_subclass(class, own)
        }
        _ => false,
    }
}
