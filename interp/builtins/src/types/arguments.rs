//! Demands that several types' methods make on their arguments, with the words of their errors.

use sesf_heap::{StrId, Value};
use sesf_text::search::Bounds;
use sesf_vm::{Interrupt, OrRaise, Res, Step, Vm};

/// The text of an argument; `what` is how the error names it, e.g. `"replace() argument 1"`, or empty.
pub(crate) fn text_argument(vm: &mut Vm, value: Value, what: &str) -> Res<StrId> {
    match vm.builtin_value(value) {
        Value::Str(id) => Ok(id),
        _ => Err(not_text(vm, value, what)),
    }
}

#[cold]
fn not_text(vm: &mut Vm, value: Value, what: &str) -> Interrupt {
    let shown = match value {
        Value::None if !what.is_empty() => "None".to_string(),
        _ => vm.type_name(value),
    };
    let space = if what.is_empty() { "" } else { " " };
    vm.type_error(format!("{what}{space}must be str, not {shown}"))
}

/// A size or a position: an integer of 64 bits.
pub(crate) fn size_argument(vm: &mut Vm, value: Value) -> Res<i64> {
    vm.as_index(value, "")
}

/// As [`size_argument`], with what stands for a missing one.
pub(crate) fn size_or(vm: &mut Vm, value: Value, default: i64) -> Res<i64> {
    if value.is_bound() { size_argument(vm, value) } else { Ok(default) }
}

/// An integer that CPython keeps in 32 bits.
pub(crate) fn c_int_or(vm: &mut Vm, value: Value, default: i64) -> Res<i64> {
    if !value.is_bound() {
        return Ok(default);
    }
    match vm.index(value)? {
        Value::Int(i) if i32::try_from(i).is_ok() => Ok(i),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A missing argument is false.
pub(crate) fn truth_or_false(vm: &mut Vm, value: Value) -> Res<bool> {
    if value.is_bound() { vm.truth(value) } else { Ok(false) }
}

/// The optional `start` and `end` of `find`, `count`, `startswith` and their like.
pub(crate) fn bounds(vm: &mut Vm, start: Value, end: Value) -> Res<Bounds> {
    Ok(Bounds { start: bound(vm, start, 0)?, end: bound(vm, end, i64::MAX)? })
}

fn bound(vm: &mut Vm, value: Value, default: i64) -> Res<i64> {
    if matches!(value, Value::Unbound | Value::None) {
        return Ok(default);
    }
    match vm.index_or_none(value)? {
        Some(Value::Int(i)) => Ok(i),
        Some(big) => Ok(if is_negative(vm, big) { i64::MIN } else { i64::MAX }),
        None => Err(vm.type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// Whether an exact integer is below zero.
pub(crate) fn is_negative(vm: &Vm, int: Value) -> bool {
    match int {
        Value::Int(i) => i < 0,
        Value::BigInt(id) => vm.heap.bigint(id).sign() == dashu_int::Sign::Negative,
        _ => false,
    }
}

/// Fails for lack of memory before so many bytes are made.
pub(crate) fn check_room(vm: &mut Vm, bytes: usize) -> Res<()> {
    vm.heap.check_room(bytes).or_raise(vm)
}

/// `str(value)`. The method of a class written in the language runs after this function, by the machine's loop.
pub(crate) fn text_of(vm: &mut Vm, value: Value) -> Res {
    match vm.str_plan(value)? {
        Step::Value(text) => Ok(text),
        Step::Call { .. } => vm.tail_prelude("text_of", &[value]),
    }
}

/// Goes on with `function(first, items)` once the prelude has collected the items of an iterable.
pub(crate) fn with_items(vm: &mut Vm, function: Value, first: Value, iterable: Value) -> Res {
    vm.tail_prelude("with_items", &[function, first, iterable])
}

/// Whether the items of a value can be collected without the machine's loop.
pub(crate) fn is_collectable(vm: &Vm, value: Value) -> bool {
    match value {
        Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) => true,
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::Range(_) => true,
        Value::Iter(id) => vm.iter_is_native(id),
        Value::Object(_) => vm.dict_view(value).is_some(),
        _ => false,
    }
}

/// A native function of a builtin type, as a value.
pub(crate) fn own_function(vm: &mut Vm, class: sesf_heap::ClassId, name: &str) -> Value {
    let name = vm.heap.intern(name);
    match vm.lookup(class, name) {
        Some(Value::Descriptor(id)) => match vm.heap.descriptors.get(id) {
            sesf_heap::Descriptor::Static(inner, _) | sesf_heap::Descriptor::Class(inner, _) => *inner,
            _ => Value::Descriptor(id),
        },
        found => found.unwrap_or(Value::None),
    }
}
