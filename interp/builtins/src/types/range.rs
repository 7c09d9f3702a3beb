//! `range`.

use dashu_int::IBig;
use sesf_heap::{Range, RangeId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::containers::set_doc;
use super::int::is_int;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const DOC: &str = "range(stop) -> range object\n\
range(start, stop[, step]) -> range object\n\
\n\
Return an object that produces a sequence of integers from start (inclusive)\n\
to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n\
start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n\
These are exactly the valid indices for a list of 4 elements.\n\
When step is given, it specifies the increment (or decrement).";

const NEW: &[NativeDef] = &[def(
    "__new__(type, start, stop=None, step=1, /)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_range);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__bool__(self, /)", slots::truth, "True if self else False"),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__getitem__(self, key, /)", slots::item, "Return self[key]."),
    def("__contains__(self, key, /)", slots::contains, "Return key in self."),
];

const METHODS: &[NativeDef] = &[
    def("__reversed__(self, /)", reversed, "Return a reverse iterator."),
    def("__reduce__(self, /)", reduce, ""),
    def("count(self, value, /)", count, "rangeobject.count(value) -> integer -- return number of occurrences of value"),
    def("index(self, value, /)", index, "rangeobject.index(value) -> integer -- return index of value."),
];

const GETTERS: &[NativeDef] = &[
    def("start", |vm, a| parts(vm, a[0]).map(|range| range.start), ""),
    def("stop", |vm, a| parts(vm, a[0]).map(|range| range.stop), ""),
    def("step", |vm, a| parts(vm, a[0]).map(|range| range.step), ""),
];

/// Fills the namespace of `range`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::RANGE, DOC);
    support::static_methods(vm, classes::RANGE, NEW);
    support::slots(vm, classes::RANGE, COMPARISONS);
    support::slots(vm, classes::RANGE, SLOTS);
    support::methods(vm, classes::RANGE, METHODS);
    slots::members(vm, classes::RANGE, GETTERS);
}

fn is_range(value: Value) -> bool {
    matches!(value, Value::Range(_))
}

fn expect(vm: &mut Vm, receiver: Value) -> Res<RangeId> {
    match receiver {
        Value::Range(id) => Ok(id),
        _ => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'range' object but received a '{kind}'")))
        }
    }
}

fn parts(vm: &mut Vm, receiver: Value) -> Res<Range> {
    let id = expect(vm, receiver)?;
    Ok(*vm.heap.ranges.get(id))
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let first = vm.index(args[1])?;
    let (start, stop) = match args[2] {
        Value::Unbound => (Value::Int(0), first),
        stop => (first, vm.index(stop)?),
    };
    let step = match args[3] {
        Value::Unbound => Value::Int(1),
        step => vm.index(step)?,
    };
    let range = vm.new_range(start, stop, step)?;
    as_instance_of(vm, args[0], classes::RANGE, range)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Res {
    let range = parts(vm, args[0])?;
    let [start, step, len] = [range.start, range.step, range.len].map(|part| vm.as_big(part).unwrap_or(IBig::ZERO));
    let last = &start + (len - IBig::ONE) * &step;
    let [first, stop, step] = [last, start - &step, -step].map(|part| vm.heap.new_int(part));
    let backwards = vm.new_range(first, stop, step)?;
    vm.iter(backwards)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let range = parts(vm, args[0])?;
    let parts = vm.heap.new_tuple(&[range.start, range.stop, range.step]);
    Ok(vm.heap.new_tuple(&[Value::Class(classes::RANGE), parts]))
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    if is_int(args[1]) {
        return Ok(Value::Int(vm.range_position(id, args[1]).is_some() as i64));
    }
    let mut n_equal = 0;
    let iterator = vm.iter(args[0])?;
    while let Some(item) = vm.next(iterator)? {
        n_equal += vm.eq(item, args[1])? as i64;
    }
    Ok(Value::Int(n_equal))
}

fn index(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    if is_int(args[1]) {
        return match vm.range_position(id, args[1]) {
            Some(position) => Ok(vm.heap.new_int(position)),
            None => Err(not_in_range(vm, args[1])),
        };
    }
    let mut position = 0;
    let iterator = vm.iter(args[0])?;
    while let Some(item) = vm.next(iterator)? {
        if vm.eq(item, args[1])? {
            return Ok(Value::Int(position));
        }
        position += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

#[cold]
fn not_in_range(vm: &mut Vm, value: Value) -> Interrupt {
    match vm.repr(value) {
        Ok(shown) => vm.value_error(format!("{shown} is not in range")),
        Err(error) => error,
    }
}
