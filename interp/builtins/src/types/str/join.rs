//! `join`.

use sesf_heap::{StrId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{check_room, is_collectable, own_function, with_items};

const METHODS: &[NativeDef] = &[def("join(self, iterable, /)", join, "Concatenate any number of strings.")];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

fn join(vm: &mut Vm, args: &[Value]) -> Res {
    let separator = vm.expect_str(args[0])?;
    let items = args[1];
    match items {
        Value::List(_) | Value::Tuple(_) => join_items(vm, separator, items),
        _ if is_collectable(vm, items) => {
            let items = vm.collect(items)?;
            let items = vm.heap.new_list(items);
            join_items(vm, separator, items)
        }
        _ if !vm.has_iterator(items) => Err(vm.type_error("can only join an iterable")),
        _ => {
            let function = own_function(vm, classes::STR, "join");
            with_items(vm, function, Value::Str(separator), items)
        }
    }
}

/// The items of a list or tuple.
fn items(vm: &Vm, container: Value) -> &[Value] {
    match container {
        Value::List(id) => vm.heap.lists.get(id),
        Value::Tuple(id) => vm.heap.tuple(id),
        _ => &[],
    }
}

/// Joins texts: what is none is refused before any is copied.
fn join_items(vm: &mut Vm, separator: StrId, container: Value) -> Res {
    let (mut n_bytes, mut n_chars) = (0usize, 0usize);
    for (idx, item) in items(vm, container).iter().enumerate() {
        match vm.builtin_value(*item) {
            Value::Str(id) => {
                n_bytes = n_bytes.saturating_add(vm.heap.str(id).len());
                n_chars += super::n_chars(vm, id);
            }
            _ => return Err(wrong_item(vm, idx, *item)),
        }
    }
    let n_items = items(vm, container).len();
    if let ([Value::Str(only)], 1) = (items(vm, container), n_items) {
        return Ok(Value::Str(*only));
    }
    let n_separators = n_items.saturating_sub(1);
    let n_bytes = n_bytes.saturating_add(vm.heap.str(separator).len().saturating_mul(n_separators));
    check_room(vm, n_bytes)?;
    n_chars += super::n_chars(vm, separator) * n_separators;
    if n_bytes <= SHORT {
        return vm.build_text(|vm, out| {
            concatenate(vm, out, separator, container);
            Ok(())
        });
    }
    let mut joined = String::with_capacity(n_bytes);
    concatenate(vm, &mut joined, separator, container);
    Ok(vm.heap.new_string_counted(joined, n_chars))
}

/// What is shorter is put together in a buffer at hand.
const SHORT: usize = 64;

fn concatenate(vm: &Vm, joined: &mut String, separator: StrId, container: Value) {
    let separator = vm.heap.str(separator);
    for (idx, item) in items(vm, container).iter().enumerate() {
        if idx > 0 {
            joined.push_str(separator);
        }
        if let Value::Str(id) = vm.builtin_value(*item) {
            joined.push_str(vm.heap.str(id));
        }
    }
}

#[cold]
fn wrong_item(vm: &mut Vm, idx: usize, item: Value) -> Interrupt {
    let kind = vm.type_name(item);
    vm.type_error(format!("sequence item {idx}: expected str instance, {kind} found"))
}
