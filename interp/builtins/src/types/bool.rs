//! `bool`.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::containers::set_doc;
use super::slots::{self, binary_slots};
use crate::support::{self, def};

const DOC: &str = "bool(x) -> bool\n\
\n\
Returns True when the argument x is true, False otherwise.\n\
The builtins True and False are the only two instances of the class bool.\n\
The class bool is a subclass of the class int, and cannot be subclassed.";

const NEW: &[NativeDef] =
    &[def("__new__(type, x=False, /)", new, "Create and return a new object.  See help(type) for accurate signature.")];

const OPERATORS: &[NativeDef] = binary_slots! { int_operator:
    "and" And "&",
    "or" Or "|",
    "xor" Xor "^",
};

const SLOTS: &[NativeDef] = &[def("__repr__(self, /)", slots::repr, "Return repr(self).")];

/// Fills the namespace of `bool`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::BOOL, DOC);
    support::static_methods(vm, classes::BOOL, NEW);
    support::slots(vm, classes::BOOL, OPERATORS);
    support::slots(vm, classes::BOOL, SLOTS);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Class(classes::BOOL) = args[0] else {
        return support::as_instance_of(vm, args[0], classes::BOOL, Value::Bool(false));
    };
    let truth = args[1].is_bound() && vm.truth(args[1])?;
    Ok(Value::Bool(truth))
}
