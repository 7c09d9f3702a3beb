//! `_heapq`: heaps in lists. Comparisons of instances run nested.

use sesf_bytecode::CompareOp;
use sesf_heap::{DictId, ListId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::support::{def, set_module_doc};

const FUNCTIONS: &[NativeDef] = &[
    def("heappush(heap, item, /)", push, "Push item onto heap, maintaining the heap invariant."),
    def(
        "heappop(heap, /)",
        |vm, args| pop(vm, args, Order::Min),
        "Pop the smallest item off the heap, maintaining the heap invariant.",
    ),
    def(
        "heapreplace(heap, item, /)",
        |vm, args| replace(vm, args, Order::Min),
        "Pop and return the current smallest value, and add the new item.",
    ),
    def(
        "heappushpop(heap, item, /)",
        push_pop,
        "Push item on the heap, then pop and return the smallest item from the heap.",
    ),
    def(
        "heapify(heap, /)",
        |vm, args| heapify(vm, args, Order::Min),
        "Transform list into a heap, in-place, in O(len(heap)) time.",
    ),
    def("_heappop_max(heap, /)", |vm, args| pop(vm, args, Order::Max), "Maxheap variant of heappop."),
    def("_heapreplace_max(heap, item, /)", |vm, args| replace(vm, args, Order::Max), "Maxheap variant of heapreplace."),
    def("_heapify_max(heap, /)", |vm, args| heapify(vm, args, Order::Max), "Maxheap variant of heapify."),
];

/// Which item comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Min,
    Max,
}

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "Heap queue algorithm (a.k.a. priority queue).");
    vm.install_functions(dict, "_heapq", FUNCTIONS);
    Ok(())
}

fn heap_argument(vm: &mut Vm, args: &[Value], function: &str) -> Res<ListId> {
    match vm.builtin_value(args[0]) {
        Value::List(id) => Ok(id),
        _ => {
            let what = if args.len() == 1 { "argument" } else { "argument 1" };
            let message = format!("{function}() {what} must be list, not {}", vm.type_name(args[0]));
            Err(vm.type_error(message))
        }
    }
}

/// Whether `a` comes before `b`.
fn before(vm: &mut Vm, a: Value, b: Value, order: Order) -> Res<bool> {
    let (a, b) = if order == Order::Min { (a, b) } else { (b, a) };
    match vm.compare_builtin(CompareOp::Lt, a, b)? {
        Some(answer) => Ok(answer),
        None => vm.compare(CompareOp::Lt, a, b),
    }
}

#[cold]
fn changed(vm: &mut Vm) -> Interrupt {
    vm.runtime_error("list changed size during iteration")
}

fn at(vm: &Vm, heap: ListId, position: usize) -> Value {
    vm.heap.lists.get(heap).get(position).copied().unwrap_or(Value::None)
}

fn put(vm: &mut Vm, heap: ListId, position: usize, item: Value) {
    if let Some(place) = vm.heap.lists.get_mut(heap).get_mut(position) {
        *place = item;
    }
}

/// Moves the item at `position` up to its place, at most to `start`.
fn sift_up(vm: &mut Vm, heap: ListId, start: usize, position: usize, order: Order) -> Res<()> {
    let len = vm.heap.lists.get(heap).len();
    let item = at(vm, heap, position);
    let mut position = position;
    while position > start {
        let parent = (position - 1) / 2;
        let above = at(vm, heap, parent);
        let rises = before(vm, item, above, order)?;
        if vm.heap.lists.get(heap).len() != len {
            return Err(changed(vm));
        }
        if !rises {
            break;
        }
        // Exchanged at each step, so that the heap is whole when a comparison raises.
        let item = at(vm, heap, position);
        put(vm, heap, position, at(vm, heap, parent));
        put(vm, heap, parent, item);
        position = parent;
    }
    Ok(())
}

/// Moves the item at `position` down to the bottom, and then up to its place.
fn sift_down(vm: &mut Vm, heap: ListId, position: usize, order: Order) -> Res<()> {
    let len = vm.heap.lists.get(heap).len();
    let start = position;
    let mut position = position;
    while 2 * position + 1 < len {
        let mut child = 2 * position + 1;
        if child + 1 < len {
            let (left, right) = (at(vm, heap, child), at(vm, heap, child + 1));
            if !before(vm, left, right, order)? {
                child += 1;
            }
            if vm.heap.lists.get(heap).len() != len {
                return Err(changed(vm));
            }
        }
        let item = at(vm, heap, position);
        put(vm, heap, position, at(vm, heap, child));
        put(vm, heap, child, item);
        position = child;
    }
    sift_up(vm, heap, start, position, order)
}

fn push(vm: &mut Vm, args: &[Value]) -> Res {
    let heap = heap_argument(vm, args, "heappush")?;
    vm.heap.list_push(heap, args[1]).or_raise(vm)?;
    let last = vm.heap.lists.get(heap).len() - 1;
    sift_up(vm, heap, 0, last, Order::Min)?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value], order: Order) -> Res {
    let heap = heap_argument(vm, args, if order == Order::Min { "heappop" } else { "_heappop_max" })?;
    let Some(last) = vm.heap.lists.get_mut(heap).pop() else {
        return Err(vm.index_error("index out of range"));
    };
    if vm.heap.lists.get(heap).is_empty() {
        return Ok(last);
    }
    let first = at(vm, heap, 0);
    put(vm, heap, 0, last);
    sift_down(vm, heap, 0, order)?;
    Ok(first)
}

fn replace(vm: &mut Vm, args: &[Value], order: Order) -> Res {
    let heap = heap_argument(vm, args, if order == Order::Min { "heapreplace" } else { "_heapreplace_max" })?;
    if vm.heap.lists.get(heap).is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    let first = at(vm, heap, 0);
    put(vm, heap, 0, args[1]);
    sift_down(vm, heap, 0, order)?;
    Ok(first)
}

fn push_pop(vm: &mut Vm, args: &[Value]) -> Res {
    let heap = heap_argument(vm, args, "heappushpop")?;
    if vm.heap.lists.get(heap).is_empty() {
        return Ok(args[1]);
    }
    let first = at(vm, heap, 0);
    if !before(vm, first, args[1], Order::Min)? {
        return Ok(args[1]);
    }
    if vm.heap.lists.get(heap).is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    let first = at(vm, heap, 0);
    put(vm, heap, 0, args[1]);
    sift_down(vm, heap, 0, Order::Min)?;
    Ok(first)
}

fn heapify(vm: &mut Vm, args: &[Value], order: Order) -> Res {
    let heap = heap_argument(vm, args, if order == Order::Min { "heapify" } else { "_heapify_max" })?;
    let len = vm.heap.lists.get(heap).len();
    for position in (0..len / 2).rev() {
        sift_down(vm, heap, position, order)?;
    }
    Ok(Value::None)
}
