//! `tuple`.

use sesf_bytecode::BinaryOp;
use sesf_heap::{TupleId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::containers;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const NEW: &[NativeDef] = &[def(
    "__new__(type, iterable=(), /)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_tuple);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__getitem__(self, key, /)", slots::item, "Return self[key]."),
    def("__contains__(self, key, /)", slots::contains, "Return key in self."),
    def("__add__(self, value, /)", add, "Return self+value."),
    def("__mul__(self, value, /)", multiply, "Return self*value."),
    def("__rmul__(self, value, /)", multiply, "Return value*self."),
];

const METHODS: &[NativeDef] = &[
    def("count(self, value, /)", count, "Return number of occurrences of value."),
    def(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        index,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    def("__getnewargs__(self, /)", slots::new_arguments, ""),
];

/// What the prelude's `tuple_new` is built on.
const HELPERS: &[NativeDef] = &[def("_tuple(type, items, /)", new, "Makes a tuple of a list.")];

/// Fills the namespace of `tuple`.
pub(crate) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::TUPLE, NEW);
    support::slots(vm, classes::TUPLE, COMPARISONS);
    support::slots(vm, classes::TUPLE, SLOTS);
    support::methods(vm, classes::TUPLE, METHODS);
    containers::make_generic(vm, classes::TUPLE);
    containers::install_helpers(vm, HELPERS);
    let doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n\
               If iterable is specified the tuple is initialized from iterable's items.\n\n\
               If the argument is a tuple, the return value is the same object.";
    containers::set_doc(vm, classes::TUPLE, doc);
}

fn is_tuple(value: Value) -> bool {
    matches!(value, Value::Tuple(_))
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let tuple = match args[1] {
        Value::Unbound => vm.heap.new_tuple(&[]),
        Value::Tuple(_) => args[1],
        iterable if vm.needs_loop(iterable) => return vm.tail_prelude("tuple_new", args),
        iterable => {
            let items = vm.collect(iterable)?;
            vm.heap.new_tuple_from(items)
        }
    };
    as_instance_of(vm, args[0], classes::TUPLE, tuple)
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(BinaryOp::Add, args[0], args[1])
}

fn multiply(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(BinaryOp::Mul, args[0], args[1])
}

fn item_at(vm: &Vm, tuple: TupleId, index: usize) -> Option<Value> {
    vm.heap.tuple(tuple).get(index).copied()
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let tuple = vm.expect_tuple(args[0])?;
    let (mut index, mut n) = (0, 0);
    while let Some(item) = item_at(vm, tuple, index) {
        n += vm.eq(item, args[1])? as i64;
        index += 1;
    }
    Ok(Value::Int(n))
}

fn index(vm: &mut Vm, args: &[Value]) -> Res {
    let tuple = vm.expect_tuple(args[0])?;
    let len = vm.heap.tuple(tuple).len();
    let (start, stop) = containers::search_bounds(vm, args[2], args[3], len)?;
    for index in start..stop {
        let Some(item) = item_at(vm, tuple, index) else { break };
        if vm.eq(item, args[1])? {
            return Ok(Value::Int(index as i64));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}
