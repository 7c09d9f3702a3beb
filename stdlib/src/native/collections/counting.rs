//! `_count_elements`: the counting of `Counter`.

use sesf_bytecode::BinaryOp;
use sesf_heap::{ClassId, DictId, StrId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{OperatorForm, Res, Vm};

use super::super::support::def;

const FUNCTIONS: &[NativeDef] = &[def(
    "_count_elements(mapping, iterable, /)",
    count_elements,
    "_count_elements(mapping, iterable) -> None\n\nCount elements in the iterable, updating the mapping",
)];

/// Defines the function.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    vm.install_functions(dict, "_collections", FUNCTIONS);
}

/// Whether a class leaves a method as `dict` has it.
fn is_dicts_own(vm: &Vm, class: ClassId, name: StrId) -> bool {
    vm.lookup(class, name) == vm.lookup(classes::DICT, name)
}

fn count_elements(vm: &mut Vm, args: &[Value]) -> Res {
    let (mapping, iterable) = (args[0], args[1]);
    let class = vm.class_of(mapping);
    let get = vm.heap.intern("get");
    let is_plain = is_dicts_own(vm, class, get) && is_dicts_own(vm, class, names::SETITEM);
    match vm.builtin_value(mapping) {
        Value::Dict(dict) if is_plain && !vm.needs_loop(iterable) => count(vm, dict, iterable),
        Value::Dict(dict) if is_plain => vm.tail_prelude("count_elements", &[Value::Dict(dict), iterable]),
        _ => vm.tail_prelude("count_elements", args),
    }
}

fn count(vm: &mut Vm, dict: DictId, iterable: Value) -> Res {
    let iterator = vm.iter(iterable)?;
    while let Some(element) = vm.next(iterator)? {
        let hash = vm.hash(element)?;
        let position = vm.dict_find(dict, element, hash)?;
        let found = position.and_then(|at| vm.heap.dicts.get_mut(dict).at_mut(at));
        match found.map(|entry| (entry.value, &mut entry.value)) {
            Some((Value::Int(n), place)) if n < i64::MAX => *place = Value::Int(n + 1),
            Some((n, _)) => {
                let n = vm.binary(BinaryOp::Add, OperatorForm::Normal, n, Value::Int(1))?;
                vm.dict_set(dict, element, n)?;
            }
            None => vm.dict_set_hashed(dict, hash, element, Value::Int(1))?,
        }
    }
    Ok(Value::None)
}
