//! `mappingproxy`: a read-only view of a mapping.
//!
//! What a mapping has as methods is asked of the mapping behind.

use sesf_bytecode::CompareOp;
use sesf_heap::{StrId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{OperatorForm, Res, Vm};

use super::containers;
use crate::support::{self, as_instance_of, def};

const NEW: &[NativeDef] = &[def("__new__(type, mapping)", new, "Create and return a new object.")];

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__str__(self, /)", text, "Return str(self)."),
    def("__len__(self, /)", length, "Return len(self)."),
    def("__iter__(self, /)", |vm, args| special(vm, args, names::ITER), "Implement iter(self)."),
    def("__getitem__(self, key, /)", item, "Return self[key]."),
    def("__contains__(self, key, /)", contains, "Return key in self."),
    def("__or__(self, value, /)", or, "Return self|value."),
    def("__ror__(self, value, /)", |vm, args| or(vm, &[args[1], args[0]]), "Return value|self."),
    def("__ior__(self, value, /)", or_in_place, "Return self|=value."),
    def("__eq__(self, value, /)", |vm, args| compare(vm, args, CompareOp::Eq), "Return self==value."),
    def("__ne__(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ne), "Return self!=value."),
];

const METHODS: &[NativeDef] = &[
    def("get(self, key, default=None, /)", get, "Return the value for key if key is in the mapping, else default."),
    def("keys(self, /)", |vm, args| method(vm, args, names::KEYS), "a set-like object providing a view on D's keys"),
    def("values(self, /)", |vm, args| method_named(vm, args, "values"), "an object providing a view on D's values"),
    def("items(self, /)", |vm, args| method(vm, args, names::ITEMS), "a set-like object providing a view on D's items"),
    def("copy(self, /)", |vm, args| method_named(vm, args, "copy"), "a shallow copy of D"),
    def("__reversed__(self, /)", |vm, args| special(vm, args, names::REVERSED), "D.__reversed__() -> reverse iterator"),
];

/// Fills the namespace of `mappingproxy`.
pub(crate) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::MAPPINGPROXY, NEW);
    support::slots(vm, classes::MAPPINGPROXY, SLOTS);
    support::methods(vm, classes::MAPPINGPROXY, METHODS);
    containers::make_generic(vm, classes::MAPPINGPROXY);
    containers::forbid_hash(vm, classes::MAPPINGPROXY);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = args[1];
    let is_sequence = matches!(vm.builtin_value(mapping), Value::List(_) | Value::Tuple(_));
    if is_sequence || vm.special_of(mapping, names::GETITEM).is_none() {
        let message = format!("mappingproxy() argument must be a mapping, not {}", vm.type_name(mapping));
        return Err(vm.type_error(message));
    }
    let proxy = vm.new_mapping_proxy(mapping);
    as_instance_of(vm, args[0], classes::MAPPINGPROXY, proxy)
}

/// The mapping behind a receiver.
fn mapping(vm: &mut Vm, value: Value) -> Res {
    match vm.proxied(value) {
        Some(mapping) => Ok(mapping),
        None => {
            let message = format!("a mappingproxy is required, not '{}'", vm.type_name(value));
            Err(vm.type_error(message))
        }
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    let text = format!("mappingproxy({})", vm.repr(mapping)?);
    Ok(vm.heap.new_string(text))
}

fn text(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    let text = vm.str(mapping)?;
    Ok(vm.heap.new_string(text))
}

fn length(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    vm.len(mapping).map(|len| Value::Int(len as i64))
}

fn item(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    vm.get_item(mapping, args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    vm.contains(mapping, args[1]).map(Value::Bool)
}

fn or(vm: &mut Vm, args: &[Value]) -> Res {
    let (a, b) = (vm.proxied(args[0]).unwrap_or(args[0]), vm.proxied(args[1]).unwrap_or(args[1]));
    vm.binary(sesf_bytecode::BinaryOp::Or, OperatorForm::Normal, a, b)
}

fn or_in_place(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Res {
    let mapping = mapping(vm, args[0])?;
    vm.rich_compare(op, mapping, args[1])
}

fn get(vm: &mut Vm, args: &[Value]) -> Res {
    let mapping = mapping(vm, args[0])?;
    if let Value::Dict(dict) = mapping {
        return Ok(vm.dict_get(dict, args[1])?.unwrap_or(args[2].or(Value::None)));
    }
    let name = vm.heap.intern("get");
    vm.call_method(mapping, name, &[args[1], args[2].or(Value::None)])
}

fn method(vm: &mut Vm, args: &[Value], name: StrId) -> Res {
    let mapping = mapping(vm, args[0])?;
    vm.call_method(mapping, name, &[])
}

fn method_named(vm: &mut Vm, args: &[Value], name: &str) -> Res {
    let name = vm.heap.intern(name);
    method(vm, args, name)
}

fn special(vm: &mut Vm, args: &[Value], name: StrId) -> Res {
    method(vm, args, name)
}
