//! The types of `None`, `NotImplemented` and `...`.

use sesf_heap::{ClassId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::slots;
use crate::support::{self, def};

const NEW_DOC: &str = "Create and return a new object.  See help(type) for accurate signature.";

const NONE_NEW: &[NativeDef] =
    &[def("__new__(type, *args, **kwargs)", |vm, a| new(vm, a, Value::None, "NoneType"), NEW_DOC)];
const NOT_IMPLEMENTED_NEW: &[NativeDef] =
    &[def("__new__(type, *args, **kwargs)", |vm, a| new(vm, a, Value::NotImplemented, "NotImplementedType"), NEW_DOC)];
const ELLIPSIS_NEW: &[NativeDef] =
    &[def("__new__(type, *args, **kwargs)", |vm, a| new(vm, a, Value::Ellipsis, "ellipsis"), NEW_DOC)];

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", slots::repr, "Return repr(self).")];
const TRUTH: &[NativeDef] = &[def("__bool__(self, /)", slots::truth, "True if self else False")];
const REDUCE: &[NativeDef] = &[def("__reduce__(self, /)", slots::repr, "Return state information for pickling.")];

/// Fills the namespaces of the three types.
pub(crate) fn install(vm: &mut Vm) {
    install_type(vm, classes::NONE_TYPE, NONE_NEW);
    install_type(vm, classes::NOT_IMPLEMENTED_TYPE, NOT_IMPLEMENTED_NEW);
    install_type(vm, classes::ELLIPSIS_TYPE, ELLIPSIS_NEW);
    support::slots(vm, classes::NONE_TYPE, TRUTH);
    support::slots(vm, classes::NOT_IMPLEMENTED_TYPE, TRUTH);
    support::methods(vm, classes::NOT_IMPLEMENTED_TYPE, REDUCE);
    support::methods(vm, classes::ELLIPSIS_TYPE, REDUCE);
}

fn install_type(vm: &mut Vm, class: ClassId, new: &[NativeDef]) {
    support::static_methods(vm, class, new);
    support::slots(vm, class, SLOTS);
}

/// The one value of a type, which takes no arguments.
fn new(vm: &mut Vm, args: &[Value], value: Value, name: &str) -> Res {
    if args.len() > 2 || args[1].is_bound() {
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}
