//! `str`: its constructor, special methods and methods, by group.
//!
//! Methods read the receiver's characters in place and make one text from them; what leaves a text as it is gives the
//! receiver itself, as CPython does.

mod at_hand;
mod case;
mod change;
mod encode;
mod format;
mod join;
mod new;
mod search;
mod split;
mod translate;

pub(crate) use encode::{codec_names, decode, encode};

use sesf_heap::{StrId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::containers::set_doc;
use super::slots::{self, compare_slots};
use crate::support::{self, def};

const DOC: &str = "str(object='') -> str\n\
str(bytes_or_buffer[, encoding[, errors]]) -> str\n\
\n\
Create a new string object from the given object. If encoding or\n\
errors is specified, then the object must expose a data buffer\n\
that will be decoded using the given encoding and error handler.\n\
Otherwise, returns the result of object.__str__() (if defined)\n\
or repr(object).\n\
encoding defaults to sys.getdefaultencoding().\n\
errors defaults to 'strict'.";

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__str__(self, /)", carried, "Return str(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__getitem__(self, key, /)", slots::item, "Return self[key]."),
    def("__contains__(self, key, /)", slots::contains, "Return key in self."),
    def("__add__(self, value, /)", add, "Return self+value."),
    def("__mul__(self, value, /)", multiply, "Return self*value."),
    def("__rmul__(self, value, /)", multiply, "Return value*self."),
    def("__mod__(self, value, /)", |vm, a| percent(vm, a[0], a[1]), "Return self%value."),
    def("__rmod__(self, value, /)", |vm, a| percent(vm, a[1], a[0]), "Return value%self."),
];

const COMPARISONS: &[NativeDef] = compare_slots!(is_text);

const METHODS: &[NativeDef] = &[
    def("__getnewargs__(self, /)", slots::new_arguments, ""),
    def("__sizeof__(self, /)", size_of, "Return the size of the string in memory, in bytes."),
];

/// Fills the namespace of `str`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::STR, DOC);
    support::slots(vm, classes::STR, SLOTS);
    support::slots(vm, classes::STR, COMPARISONS);
    support::methods(vm, classes::STR, METHODS);
    new::install(vm);
    case::install(vm);
    search::install(vm);
    split::install(vm);
    change::install(vm);
    join::install(vm);
    translate::install(vm);
    format::install(vm);
    encode::install(vm);
    at_hand::install(vm);
}

/// Whether every character of a text is ASCII.
fn is_ascii(vm: &Vm, id: StrId) -> bool {
    vm.heap.strs.get(id).is_ascii
}

/// The number of characters of a text.
fn n_chars(vm: &Vm, id: StrId) -> usize {
    vm.heap.strs.get(id).n_chars as usize
}

fn is_text(value: Value) -> bool {
    matches!(value, Value::Str(_))
}

fn carried(vm: &mut Vm, args: &[Value]) -> Res {
    vm.expect_str(args[0]).map(Value::Str)
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(sesf_bytecode::BinaryOp::Add, args[0], args[1])
}

fn multiply(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(sesf_bytecode::BinaryOp::Mul, args[0], args[1])
}

fn percent(vm: &mut Vm, template: Value, values: Value) -> Res {
    match vm.builtin_value(template) {
        template @ Value::Str(_) => vm.percent(template, values),
        _ => Ok(Value::NotImplemented),
    }
}

fn size_of(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    Ok(Value::Int(49 + vm.heap.str(id).len() as i64))
}
