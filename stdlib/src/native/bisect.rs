//! `_bisect`: binary search in sorted lists. Keys and other sequences than lists are left to the prelude.

use sesf_bytecode::CompareOp;
use sesf_heap::{ListId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::support::{def, set_module_doc};

const FUNCTIONS: &[NativeDef] = &[
    def(
        "bisect_right(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| bisect(vm, args, Side::Right),
        "Return the index where to insert item x in list a, assuming a is sorted.",
    ),
    def(
        "bisect_left(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| bisect(vm, args, Side::Left),
        "Return the index where to insert item x in list a, assuming a is sorted.",
    ),
    def(
        "insort_right(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| insort(vm, args, Side::Right),
        "Insert item x in list a, and keep it sorted assuming a is sorted.",
    ),
    def(
        "insort_left(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| insort(vm, args, Side::Left),
        "Insert item x in list a, and keep it sorted assuming a is sorted.",
    ),
];

/// On which side of equal items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: sesf_heap::DictId) -> Res<()> {
    set_module_doc(vm, dict, "Bisection algorithms.");
    vm.install_functions(dict, "_bisect", FUNCTIONS);
    Ok(())
}

/// `lo` and `hi`, the latter absent if it is the length.
fn bounds(vm: &mut Vm, args: &[Value]) -> Res<(i64, Option<i64>)> {
    let lo = if args[2].is_bound() { vm.as_index(args[2], "")? } else { 0 };
    let hi = match args[3] {
        Value::Unbound | Value::None => None,
        hi => Some(vm.as_index(hi, "")?).filter(|hi| *hi != -1),
    };
    if lo < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    Ok((lo, hi))
}

/// The arguments of the prelude's functions: `(a, x, lo, hi, key)`.
fn for_prelude(args: &[Value], lo: i64, hi: Option<i64>) -> [Value; 5] {
    [args[0], args[1], Value::Int(lo), hi.map_or(Value::None, Value::Int), args[4].or(Value::None)]
}

fn bisect(vm: &mut Vm, args: &[Value], side: Side) -> Res {
    let (lo, hi) = bounds(vm, args)?;
    match (args[0], args[4]) {
        (Value::List(list), Value::Unbound | Value::None) => {
            Ok(Value::Int(search(vm, list, args[1], lo as usize, hi, side)? as i64))
        }
        _ => {
            let name = if side == Side::Left { "bisect_left" } else { "bisect_right" };
            vm.tail_prelude(name, &for_prelude(args, lo, hi))
        }
    }
}

fn insort(vm: &mut Vm, args: &[Value], side: Side) -> Res {
    let (lo, hi) = bounds(vm, args)?;
    let (Value::List(list), Value::Unbound | Value::None) = (args[0], args[4]) else {
        let name = if side == Side::Left { "insort_left" } else { "insort_right" };
        return vm.tail_prelude(name, &for_prelude(args, lo, hi));
    };
    let position = search(vm, list, args[1], lo as usize, hi, side)?;
    let item = args[1];
    vm.heap.check_room(vm.heap.lists.get(list).len() * size_of::<Value>()).or_raise(vm)?;
    vm.heap.edit(
        |h| &mut h.lists,
        list,
        |items| {
            let position = position.min(items.len());
            items.insert(position, item);
        },
    );
    Ok(Value::None)
}

fn search(vm: &mut Vm, list: ListId, x: Value, lo: usize, hi: Option<i64>, side: Side) -> Res<usize> {
    let mut lo = lo;
    let mut hi = match hi {
        Some(hi) => hi.max(0) as usize,
        None => vm.heap.lists.get(list).len(),
    };
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        let Some(item) = vm.heap.lists.get(list).get(middle).copied() else {
            return Err(vm.index_error("list index out of range"));
        };
        let goes_left = match side {
            Side::Left => !less(vm, item, x)?,
            Side::Right => less(vm, x, item)?,
        };
        if goes_left {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    Ok(lo)
}

fn less(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    match vm.compare_builtin(CompareOp::Lt, a, b)? {
        Some(answer) => Ok(answer),
        None => vm.compare(CompareOp::Lt, a, b),
    }
}
