//! Which functions can be called for many items without the machine's loop: native ones that run no code of the language.

use sesf_heap::{ClassId, IterId, NativeId, Value, classes};
use sesf_vm::Vm;
use sesf_vm::native::Binding;

/// Builtin functions of one argument that ask nothing of scalars.
const FUNCTIONS: &[&str] =
    &["abs", "ascii", "bin", "callable", "chr", "hash", "hex", "id", "len", "oct", "ord", "repr", "round"];

/// Builtin types of which a call with one scalar is a conversion.
const TYPES: &[ClassId] =
    &[classes::INT, classes::FLOAT, classes::BOOL, classes::STR, classes::COMPLEX, classes::BYTES, classes::TYPE];

/// Builtin types whose methods run no code of the language for scalar arguments.
const OWNERS: &[ClassId] = &[
    classes::INT,
    classes::FLOAT,
    classes::COMPLEX,
    classes::STR,
    classes::BYTES,
    classes::BYTEARRAY,
    classes::TUPLE,
    classes::LIST,
    classes::DICT,
    classes::SET,
    classes::FROZENSET,
];

/// Whether a function of one argument runs no code of the language if that is a scalar.
pub(crate) fn is_quick(vm: &Vm, function: Value) -> bool {
    match function {
        Value::Class(class) => TYPES.contains(&class),
        Value::Native(id) => is_quick_native(vm, id),
        Value::Method(id) => {
            let method = vm.heap.methods.get(id);
            matches!(method.function, Value::Native(id) if is_quick_native(vm, id)) && is_builtin(method.receiver)
        }
        _ => false,
    }
}

fn is_quick_native(vm: &Vm, id: NativeId) -> bool {
    let native = vm.natives.get(id);
    match native.binding {
        Binding::Function => native.module == "builtins" && FUNCTIONS.contains(&native.name()),
        Binding::Method | Binding::Slot => native.owner.is_some_and(|owner| OWNERS.contains(&owner)),
        _ => false,
    }
}

/// As [`is_quick`], for calls with each of these items.
pub(crate) fn is_quick_for_all(vm: &Vm, function: Value, items: &[Value]) -> bool {
    is_quick(vm, function) && items.iter().all(|item| is_scalar(*item) || is_len(vm, function) && is_builtin(*item))
}

fn is_len(vm: &Vm, function: Value) -> bool {
    matches!(function, Value::Native(id) if vm.natives.get(id).name() == "len")
}

fn is_scalar(value: Value) -> bool {
    matches!(
        value,
        Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::BigInt(_)
            | Value::Complex(_)
            | Value::Str(_)
            | Value::Bytes(_)
    )
}

fn is_builtin(value: Value) -> bool {
    let is_container = matches!(
        value,
        Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::ByteArray(_)
            | Value::Range(_)
            | Value::Class(_)
    );
    is_container || is_scalar(value)
}

/// The native iterator that a value is, if stepping it runs no code of the language.
pub(crate) fn native_iter(vm: &Vm, iterator: Value) -> Option<IterId> {
    match iterator {
        Value::Iter(id) if vm.iter_is_native(id) => Some(id),
        _ => None,
    }
}
