//! The iterators: native ones over builtin containers, and those of `map`, `zip` and their like.
//!
//! The latter are generators of the prelude where they run code of the language; either way they show the same class.

use sesf_heap::{ClassId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{self, def};

/// The iterators that know how many values they have still to give.
const SIZED: &[ClassId] = &[
    classes::ITERATOR,
    classes::LIST_ITERATOR,
    classes::LIST_REVERSEITERATOR,
    classes::TUPLE_ITERATOR,
    classes::STR_ITERATOR,
    classes::STR_ASCII_ITERATOR,
    classes::BYTES_ITERATOR,
    classes::BYTEARRAY_ITERATOR,
    classes::RANGE_ITERATOR,
    classes::LONGRANGE_ITERATOR,
    classes::SET_ITERATOR,
    classes::DICT_KEYITERATOR,
    classes::DICT_VALUEITERATOR,
    classes::DICT_ITEMITERATOR,
    classes::DICT_REVERSEKEYITERATOR,
    classes::DICT_REVERSEVALUEITERATOR,
    classes::DICT_REVERSEITEMITERATOR,
    classes::REVERSED,
];

const UNSIZED: &[ClassId] =
    &[classes::ENUMERATE, classes::ZIP, classes::MAP, classes::FILTER, classes::CALLABLE_ITERATOR];

const SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", |_, args| Ok(args[0]), "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
];

const SIZED_METHODS: &[NativeDef] =
    &[def("__length_hint__(self, /)", length_hint, "Private method returning an estimate of len(list(it)).")];

/// Fills the namespaces of all iterator types.
pub(crate) fn install(vm: &mut Vm) {
    for class in SIZED.iter().chain(UNSIZED) {
        support::slots(vm, *class, SLOTS);
    }
    for class in SIZED {
        support::methods(vm, *class, SIZED_METHODS);
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    match args[0] {
        Value::Iter(id) => match vm.next_builtin(id)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        },
        Value::Generator(id) => vm.tail_send(id, Value::None),
        other => {
            let message = format!("an iterator is required, not '{}'", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.n_remaining(args[0]).or_else(|| n_entries_left(vm, args[0])) {
        Some(n) => Ok(Value::Int(n as i64)),
        None => Ok(Value::NotImplemented),
    }
}

/// How many entries of a set or, backwards, of a dict an iterator has still to give.
fn n_entries_left(vm: &Vm, iterator: Value) -> Option<usize> {
    let Value::Iter(id) = iterator else { return None };
    let iter = vm.heap.iters.get(id);
    let position = usize::try_from(iter.position).ok()?;
    match iter.source {
        Value::Set(set) | Value::FrozenSet(set) => {
            let table = vm.heap.sets.get(set);
            Some((position..table.end()).filter(|at| table.at(*at).is_some()).count())
        }
        Value::Dict(dict) => {
            let table = vm.heap.dicts.get(dict);
            Some((0..position.min(table.end())).filter(|at| table.at(*at).is_some()).count())
        }
        _ => None,
    }
}
