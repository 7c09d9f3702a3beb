//! The iterators over a deque, forwards and backwards.

use sesf_heap::{DictId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::super::support::{
    ClassTables, content, def, edit_in_place, itself, keep_class, native_object, new_class, own_class, wrong_receiver,
};
use super::deque::{deque, mutated};

#[derive(Clone, Copy, Debug)]
struct DequeIterator {
    /// The deque, or unbound at the end.
    source: Value,
    version: u32,
    /// How many items are left.
    left: usize,
    is_reverse: bool,
}

native_object!(
    DequeIterator, this,
    tracer => tracer.visit(this.source),
    bytes: 0,
    out => {
        out.extend(this.left.to_le_bytes());
        out.extend(this.version.to_le_bytes());
        out.push(this.is_reverse as u8);
    }
);

const SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
];

const METHODS: &[NativeDef] =
    &[def("__length_hint__(self, /)", length_hint, "Private method returning an estimate of len(list(it)).")];

const FORWARDS: &str = "_collections._deque_iterator";
const BACKWARDS: &str = "_collections._deque_reverse_iterator";

/// Makes the classes.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    for name in [FORWARDS, BACKWARDS] {
        let tables = ClassTables { slots: SLOTS, methods: METHODS, ..ClassTables::default() };
        let class = new_class(vm, dict, name.trim_start_matches("_collections."), "_collections", &tables);
        keep_class(vm, name, class);
        vm.heap.classes.get_mut(class).layout = sesf_heap::Layout::Final;
    }
}

/// `iter(deque)`.
pub(super) fn iterate(vm: &mut Vm, args: &[Value]) -> Res {
    start(vm, args[0], false)
}

/// `reversed(deque)`.
pub(super) fn reversed(vm: &mut Vm, args: &[Value]) -> Res {
    start(vm, args[0], true)
}

fn start(vm: &mut Vm, source: Value, is_reverse: bool) -> Res {
    let (version, left) = {
        let deque = deque(vm, source)?;
        (deque.version, deque.items.len())
    };
    let name = if is_reverse { BACKWARDS } else { FORWARDS };
    match own_class(vm, name) {
        Some(class) => Ok(vm.heap.new_object(class, DequeIterator { source, version, left, is_reverse })),
        None => Err(wrong_receiver(vm, "collections.deque", source)),
    }
}

fn state(vm: &mut Vm, value: Value) -> Res<DequeIterator> {
    match content::<DequeIterator>(vm, value) {
        Some(state) => Ok(*state),
        None => Err(wrong_receiver(vm, FORWARDS, value)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let state = state(vm, args[0])?;
    if state.left == 0 {
        return Err(end(vm));
    }
    let deque = deque(vm, state.source)?;
    if deque.version != state.version {
        edit_in_place(vm, args[0], |state: &mut DequeIterator| state.left = 0);
        return Err(mutated(vm));
    }
    let left = state.left - 1;
    let position = if state.is_reverse { left } else { deque.items.len() - state.left };
    let item = deque.items.get(position).copied();
    edit_in_place(vm, args[0], |state: &mut DequeIterator| state.left = left);
    match item {
        Some(item) => Ok(item),
        None => Err(end(vm)),
    }
}

#[cold]
fn end(vm: &mut Vm) -> Interrupt {
    vm.stop_iteration(Value::None)
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(Value::Int(state(vm, args[0])?.left as i64))
}
