//! `join`.

use sesf_heap::{Items, StrId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{is_collectable, own_function, with_items};

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

/// Joins the items of a list or tuple: what is no text is refused before any is copied.
fn join_items(vm: &mut Vm, separator: StrId, container: Value) -> Res {
    if let Some(joined) = vm.heap.join_items(separator, container) {
        return Ok(joined);
    }
    let items = match container {
        Value::List(id) => Items::from_slice(vm.heap.lists.get(id)),
        Value::Tuple(id) => Items::from_slice(vm.heap.tuple(id)),
        _ => Items::new(),
    };
    let mut texts = Vec::with_capacity(items.len());
    for (idx, item) in items.iter().enumerate() {
        match vm.builtin_value(*item) {
            text @ Value::Str(_) => texts.push(text),
            _ => return Err(wrong_item(vm, idx, *item)),
        }
    }
    let texts = vm.heap.new_tuple_from(texts);
    vm.heap.join_items(separator, texts).ok_or_else(|| vm.memory_error())
}

#[cold]
fn wrong_item(vm: &mut Vm, idx: usize, item: Value) -> Interrupt {
    let kind = vm.type_name(item);
    vm.type_error(format!("sequence item {idx}: expected str instance, {kind} found"))
}
