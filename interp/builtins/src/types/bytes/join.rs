//! `join`.

use sesf_heap::{ClassId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::buffer::{Buffer, buffer};
use super::{like, receiver};
use crate::support::{self, def};
use crate::types::arguments::{check_room, is_collectable, own_function, with_items};

const METHODS: &[NativeDef] =
    &[def("join(self, iterable_of_bytes, /)", join, "Concatenate any number of bytes objects.")];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

fn join(vm: &mut Vm, args: &[Value]) -> Res {
    let separator = receiver(vm, args[0])?;
    let iterable = args[1];
    if is_collectable(vm, iterable) {
        let items = vm.collect(iterable)?;
        let joined = join_items(vm, &separator, &items)?;
        return Ok(like(vm, args[0], &joined));
    }
    if !vm.has_iterator(iterable) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let exact = vm.builtin_value(args[0]);
    let class = vm.class_of(exact);
    let function = own_function(vm, class, "join");
    with_items(vm, function, exact, iterable)
}

fn join_items(vm: &mut Vm, separator: &[u8], items: &[Value]) -> Res<Vec<u8>> {
    let mut parts: Vec<Buffer> = Vec::with_capacity(items.len());
    for (idx, item) in items.iter().enumerate() {
        match buffer(vm, *item) {
            Some(part) => parts.push(part),
            None => return Err(wrong_item(vm, idx, *item)),
        }
    }
    let n_bytes: usize = parts.iter().map(|part| part.len()).sum();
    check_room(vm, n_bytes.saturating_add(separator.len().saturating_mul(parts.len())))?;
    let parts: Vec<&[u8]> = parts.iter().map(|part| &part[..]).collect();
    Ok(parts.join(separator))
}

#[cold]
fn wrong_item(vm: &mut Vm, idx: usize, item: Value) -> Interrupt {
    let kind = vm.type_name(item);
    vm.type_error(format!("sequence item {idx}: expected a bytes-like object, {kind} found"))
}
