//! `dict_keys`, `dict_values`, `dict_items`.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::DictView;
use sesf_vm::{Res, Vm};

use super::containers;
use super::slots::{self, binary_slots, compare_slots};
use crate::support::{self, def};

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
];

const METHODS: &[NativeDef] =
    &[def("__reversed__(self, /)", reversed, "Return a reverse iterator over the dict's entries.")];

const GETTERS: &[NativeDef] = &[def("mapping", mapping, "dictionary that this view refers to")];

const SET_SLOTS: &[NativeDef] = &[def("__contains__(self, key, /)", slots::contains, "Return key in self.")];

const COMPARISONS: &[NativeDef] = compare_slots!(is_set_like);

const OPERATORS: &[NativeDef] = binary_slots! { container_operator:
    "and" And "&",
    "or" Or "|",
    "sub" Sub "-",
    "xor" Xor "^",
};

const SET_METHODS: &[NativeDef] = &[def(
    "isdisjoint(self, other, /)",
    is_disjoint,
    "Return True if the view and the given iterable have a null intersection.",
)];

/// Fills the namespaces of the three.
pub(crate) fn install(vm: &mut Vm) {
    for class in [classes::DICT_KEYS, classes::DICT_VALUES, classes::DICT_ITEMS] {
        support::slots(vm, class, SLOTS);
        support::methods(vm, class, METHODS);
        support::getters(vm, class, GETTERS);
    }
    for class in [classes::DICT_KEYS, classes::DICT_ITEMS] {
        support::slots(vm, class, SET_SLOTS);
        support::slots(vm, class, COMPARISONS);
        support::slots(vm, class, OPERATORS);
        support::methods(vm, class, SET_METHODS);
        containers::forbid_hash(vm, class);
    }
}

/// What a view may be compared with: the machine knows which objects are views.
fn is_set_like(value: Value) -> bool {
    matches!(value, Value::Object(_) | Value::Set(_) | Value::FrozenSet(_))
}

fn expect(vm: &mut Vm, value: Value) -> Res<DictView> {
    match vm.dict_view(value) {
        Some(view) => Ok(view),
        None => {
            let message = format!("a dict view is required, not '{}'", vm.type_name(value));
            Err(vm.type_error(message))
        }
    }
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    Ok(vm.reversed_builtin(args[0]).unwrap_or(Value::None))
}

fn mapping(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    Ok(vm.new_mapping_proxy(Value::Dict(view.dict)))
}

fn is_disjoint(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    if let Some(others) = containers::iterables_for_loop(vm, &args[1..]) {
        let method = super::arguments::own_function(vm, view.kind.class(), "isdisjoint");
        return vm.tail_prelude("with_collected", &[method, args[0], others]);
    }
    let iterator = vm.iter(args[1])?;
    while let Some(item) = vm.next(iterator)? {
        if vm.contains(args[0], item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}
