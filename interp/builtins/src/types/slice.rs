//! `slice`.

use dashu_int::IBig;
use sesf_heap::{SliceId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::arguments::is_negative;
use super::containers::set_doc;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const DOC: &str = "slice(stop)\n\
slice(start, stop[, step])\n\
\n\
Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).";

const NEW: &[NativeDef] = &[def(
    "__new__(type, start, stop=None, step=None, /)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_slice);

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", slots::repr, "Return repr(self).")];

const METHODS: &[NativeDef] = &[
    def("indices(self, len, /)", indices, "S.indices(len) -> (start, stop, stride)"),
    def("__reduce__(self, /)", reduce, "Return state information for pickling."),
];

const GETTERS: &[NativeDef] = &[
    def("start", |vm, a| part(vm, a, 0), ""),
    def("stop", |vm, a| part(vm, a, 1), ""),
    def("step", |vm, a| part(vm, a, 2), ""),
];

/// Fills the namespace of `slice`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::SLICE, DOC);
    support::static_methods(vm, classes::SLICE, NEW);
    support::slots(vm, classes::SLICE, COMPARISONS);
    support::slots(vm, classes::SLICE, SLOTS);
    support::methods(vm, classes::SLICE, METHODS);
    slots::members(vm, classes::SLICE, GETTERS);
    let dict = vm.heap.classes.get(classes::SLICE).dict;
    vm.dict_set_name(dict, names::HASH, Value::None);
}

fn is_slice(value: Value) -> bool {
    matches!(value, Value::Slice(_))
}

fn expect(vm: &mut Vm, receiver: Value) -> Res<SliceId> {
    match receiver {
        Value::Slice(id) => Ok(id),
        _ => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'slice' object but received a '{kind}'")))
        }
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let slice = match args[2] {
        Value::Unbound => vm.new_slice(Value::None, args[1], Value::None),
        stop => vm.new_slice(args[1], stop, args[3].or(Value::None)),
    };
    as_instance_of(vm, args[0], classes::SLICE, slice)
}

fn part(vm: &mut Vm, args: &[Value], which: usize) -> Res {
    let id = expect(vm, args[0])?;
    Ok(vm.heap.slices.get(id)[which])
}

fn indices(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let len = vm.index(args[1])?;
    if is_negative(vm, len) {
        return Err(vm.value_error("length should not be negative"));
    }
    let len = vm.as_big(len).unwrap_or(IBig::ZERO);
    let indices = vm.slice_indices(id, &len)?.map(|index| vm.heap.new_int(index));
    Ok(vm.heap.new_tuple(&indices))
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let parts = *vm.heap.slices.get(id);
    let parts = vm.heap.new_tuple(&parts);
    Ok(vm.heap.new_tuple(&[Value::Class(classes::SLICE), parts]))
}
