//! What lists, tuples, dicts, sets and their views share.

use sesf_heap::{ClassId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Root, Vm};

use super::arguments::is_negative;
use crate::support::{class_methods, def};

const CLASS_ITEM: &[NativeDef] = &[def("__class_getitem__(type, object, /)", class_item, "See PEP 585")];

/// Makes a class subscriptable: `list[int]`.
pub(crate) fn make_generic(vm: &mut Vm, class: ClassId) {
    class_methods(vm, class, CLASS_ITEM);
}

fn class_item(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(vm.new_generic_alias(args[0], args[1]))
}

/// Makes the instances of a class unhashable.
pub(super) fn forbid_hash(vm: &mut Vm, class: ClassId) {
    let dict = vm.heap.classes.get(class).dict;
    vm.dict_set_name(dict, names::HASH, Value::None);
}

/// Sets the documentation of a class.
pub(crate) fn set_doc(vm: &mut Vm, class: ClassId, doc: &str) {
    let dict = vm.heap.classes.get(class).dict;
    let doc = vm.heap.new_str(doc);
    vm.dict_set_name(dict, names::DOC, doc);
}

/// Makes functions known to the prelude alone.
pub(crate) fn install_helpers(vm: &mut Vm, defs: &[NativeDef]) {
    let prelude = vm.root_dict(Root::Prelude);
    vm.install_functions(prelude, "builtins", defs);
}

/// The optional `start` and `stop` of `index`: positions in a sequence of this length.
pub(super) fn search_bounds(vm: &mut Vm, start: Value, stop: Value, len: usize) -> Res<(usize, usize)> {
    Ok((search_bound(vm, start, 0, len)?, search_bound(vm, stop, usize::MAX, len)?))
}

fn search_bound(vm: &mut Vm, bound: Value, default: usize, len: usize) -> Res<usize> {
    if !bound.is_bound() {
        return Ok(default);
    }
    match vm.index_or_none(bound)? {
        Some(Value::Int(i)) if i < 0 => Ok(i.saturating_add(len as i64).max(0) as usize),
        Some(Value::Int(i)) => Ok(i as usize),
        Some(big) => Ok(if is_negative(vm, big) { 0 } else { usize::MAX }),
        None => Err(vm.type_error("slice indices must be integers or have an __index__ method")),
    }
}

/// The iterables of `set.union`, `set.update` and their like, as a tuple, if iterating one of them means running code of
/// the language: the prelude collects them first.
pub(super) fn iterables_for_loop(vm: &mut Vm, iterables: &[Value]) -> Option<Value> {
    let needs_loop = iterables.iter().any(|iterable| vm.needs_loop(*iterable));
    needs_loop.then(|| vm.heap.new_tuple(iterables))
}
