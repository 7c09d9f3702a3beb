//! Functions of whole iterables: `len`, `sorted`, `sum`, `min`, `max`, `any`, `all`.
//!
//! Each goes through builtin values natively. From the first item on that needs code of the language, the prelude takes over.

use sesf_bytecode::{BinaryOp, CompareOp};
use sesf_heap::{Heap, OnReturn, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Step, Vm};

use super::quick::is_quick_for_all;
use crate::sort;
use crate::support::def;
use crate::types::containers;
use crate::types::list::{reverse_argument, sort_by_native_key};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("len(obj, /)", len, "Return the number of items in a container."),
    def(
        "sorted(iterable, /, *, key=None, reverse=False)",
        sorted,
        "Return a new list containing all items from the iterable in ascending order.\n\n\
         A custom key function can be supplied to customize the sort order, and the\n\
         reverse flag can be set to request the result in descending order.",
    ),
    def(
        "sum(iterable, /, start=0)",
        sum,
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n\
         When the iterable is empty, return the start value.\n\
         This function is intended specifically for use with numeric values and may\n\
         reject non-numeric types.",
    ),
    def(
        "min(*args, key=None, default=None)",
        |vm, args| extreme(vm, args, &LEAST),
        "min(iterable, *[, default=obj, key=func]) -> value\n\
         min(arg1, arg2, *args, *[, key=func]) -> value\n\n\
         With a single iterable argument, return its smallest item. The\n\
         default keyword-only argument specifies an object to return if\n\
         the provided iterable is empty.\n\
         With two or more arguments, return the smallest argument.",
    ),
    def(
        "max(*args, key=None, default=None)",
        |vm, args| extreme(vm, args, &GREATEST),
        "max(iterable, *[, default=obj, key=func]) -> value\n\
         max(arg1, arg2, *args, *[, key=func]) -> value\n\n\
         With a single iterable argument, return its biggest item. The\n\
         default keyword-only argument specifies an object to return if\n\
         the provided iterable is empty.\n\
         With two or more arguments, return the largest argument.",
    ),
    def(
        "any(iterable, /)",
        |vm, args| search_truth(vm, args[0], true),
        "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
    ),
    def(
        "all(iterable, /)",
        |vm, args| search_truth(vm, args[0], false),
        "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
    ),
];

/// What the prelude's functions are built on.
const HELPERS: &[NativeDef] = &[
    def("_length(answer, /)", checked_length, "Checks what `__len__` returned."),
    def("_no_items(name, /)", no_items, ""),
];

/// Makes the helpers known to the prelude.
pub(super) fn install(vm: &mut Vm) {
    containers::install_helpers(vm, HELPERS);
}

// ---- len

fn len(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(len) = vm.len_builtin(args[0]) {
        return Ok(Value::Int(len as i64));
    }
    match vm.len_plan(args[0])? {
        Step::Value(len) => Ok(len),
        Step::Call { function: function @ Value::Function(_), args, n_args: 1 } => {
            vm.tail_prelude("len_of", &[function, args[0]])
        }
        step => {
            let answer = vm.run_step(step)?;
            checked_length(vm, &[answer])
        }
    }
}

fn checked_length(vm: &mut Vm, args: &[Value]) -> Res {
    vm.finish_len(args[0]).map(|len| Value::Int(len as i64))
}

// ---- sorted

fn sorted(vm: &mut Vm, args: &[Value]) -> Res {
    let (key, reverse) = (args[1].or(Value::None), reverse_argument(vm, args[2])?);
    if vm.needs_loop(args[0]) {
        return vm.tail_prelude("sorted_items", &[args[0], key, Value::Bool(reverse)]);
    }
    let mut items = vm.collect(args[0])?;
    if key.is_none() {
        sort::sort_values(vm, &mut items, reverse)?;
        return Ok(vm.heap.new_list(items));
    }
    if is_quick_for_all(vm, key, &items) {
        sort_by_native_key(vm, key, &mut items, reverse)?;
        return Ok(vm.heap.new_list(items));
    }
    let items = vm.heap.new_list(items);
    vm.tail_prelude("sorted_items", &[items, key, Value::Bool(reverse)])
}

// ---- sum

fn sum(vm: &mut Vm, args: &[Value]) -> Res {
    let start = args[1].or(Value::Int(0));
    refuse_texts(vm, start)?;
    if let Some(sum) = sum_of_ints(vm, start, args[0]) {
        return Ok(Value::Int(sum));
    }
    if let Value::Generator(id) = args[0] {
        return vm.tail_consume(id, OnReturn::Sum, start);
    }
    if vm.needs_loop(args[0]) {
        return vm.tail_prelude("sum_items", &[start, args[0]]);
    }
    let iterator = vm.iter(args[0])?;
    let mut total = start;
    while let Some(item) = vm.next(iterator)? {
        total = match (total, item) {
            (Value::Int(x), Value::Int(y)) if let Some(sum) = x.checked_add(y) => Value::Int(sum),
            (Value::Float(x), Value::Float(y)) => Value::Float(x + y),
            _ => match vm.binary_builtin(BinaryOp::Add, total, item)? {
                Some(sum) => sum,
                None => return vm.tail_prelude("sum_rest", &[total, item, iterator]),
            },
        };
    }
    Ok(total)
}

/// The sum of a list or tuple, if all are small ints and it is one, too.
fn sum_of_ints(vm: &Vm, start: Value, items: Value) -> Option<i64> {
    let items = match items {
        Value::List(id) => vm.heap.lists.get(id).as_slice(),
        Value::Tuple(id) => vm.heap.tuple(id),
        _ => return None,
    };
    let Value::Int(start) = start else { return None };
    items.iter().try_fold(start, |sum, item| match item {
        Value::Int(i) => sum.checked_add(*i),
        _ => None,
    })
}

fn refuse_texts(vm: &mut Vm, start: Value) -> Res<()> {
    let (kind, instead) = match vm.builtin_value(start) {
        Value::Str(_) => ("strings", "''"),
        Value::Bytes(_) => ("bytes", "b''"),
        Value::ByteArray(_) => ("bytearray", "b''"),
        _ => return Ok(()),
    };
    Err(vm.type_error(format!("sum() can't sum {kind} [use {instead}.join(seq) instead]")))
}

// ---- min and max

/// Which of two items `min` or `max` keeps.
struct Extreme {
    name: &'static str,
    /// How the better one compares with the other.
    op: CompareOp,
    /// The prelude functions: for items, for the rest of them, and for items by key.
    of_items: &'static str,
    of_rest: &'static str,
    by_key: &'static str,
}

const LEAST: Extreme =
    Extreme { name: "min", op: CompareOp::Lt, of_items: "least", of_rest: "least_of_rest", by_key: "least_by_key" };
const GREATEST: Extreme = Extreme {
    name: "max",
    op: CompareOp::Gt,
    of_items: "greatest",
    of_rest: "greatest_of_rest",
    by_key: "greatest_by_key",
};

fn extreme(vm: &mut Vm, args: &[Value], which: &Extreme) -> Res {
    let (key, default, values) = (args[0].or(Value::None), args[1], &args[2..]);
    let items = match values {
        [] => {
            let message = format!("{} expected at least 1 argument, got 0", which.name);
            return Err(vm.type_error(message));
        }
        [iterable] => *iterable,
        _ if default.is_bound() => {
            let name = which.name;
            let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
            return Err(vm.type_error(message));
        }
        [first, second] if key.is_none() => match vm.compare_builtin(which.op, *second, *first)? {
            Some(true) => return Ok(*second),
            Some(false) => return Ok(*first),
            None => vm.heap.new_tuple(values),
        },
        _ => vm.heap.new_tuple(values),
    };
    if !key.is_none() {
        return extreme_by_key(vm, items, key, default, which);
    }
    extreme_of_items(vm, items, default, which)
}

/// The default for the prelude: a tuple of it, if it is given.
fn optional(vm: &mut Vm, default: Value) -> Value {
    match default.bound() {
        Some(default) => vm.heap.new_tuple(&[default]),
        None => vm.heap.new_tuple(&[]),
    }
}

fn extreme_of_items(vm: &mut Vm, items: Value, default: Value, which: &Extreme) -> Res {
    if vm.needs_loop(items) {
        let default = optional(vm, default);
        return vm.tail_prelude(which.of_items, &[items, default]);
    }
    if let Some(best) = extreme_int(&vm.heap, items, which) {
        return Ok(Value::Int(best));
    }
    let iterator = vm.iter(items)?;
    let Some(mut best) = vm.next(iterator)? else {
        return default.bound().ok_or_else(|| empty(vm, which.name));
    };
    while let Some(item) = vm.next(iterator)? {
        match vm.compare_builtin(which.op, item, best)? {
            Some(true) => best = item,
            Some(false) => {}
            None => return vm.tail_prelude(which.of_rest, &[best, item, iterator]),
        }
    }
    Ok(best)
}

/// The extreme of a list or tuple of nothing but ints.
fn extreme_int(heap: &Heap, items: Value, which: &Extreme) -> Option<i64> {
    let items = match items {
        Value::List(id) => heap.lists.get(id).as_slice(),
        Value::Tuple(id) => heap.tuple(id),
        _ => return None,
    };
    let mut ints = items.iter().map(|item| if let Value::Int(i) = item { Some(*i) } else { None });
    let first = ints.next()??;
    ints.try_fold(first, |best, int| {
        let int = int?;
        Some(if which.op == CompareOp::Lt { best.min(int) } else { best.max(int) })
    })
}

fn extreme_by_key(vm: &mut Vm, items: Value, key: Value, default: Value, which: &Extreme) -> Res {
    let values = match items {
        Value::List(id) => vm.heap.lists.get(id).as_slice(),
        Value::Tuple(id) => vm.heap.tuple(id),
        _ => &[],
    };
    if values.is_empty() || !is_quick_for_all(vm, key, values) {
        let default = optional(vm, default);
        return vm.tail_prelude(which.by_key, &[items, key, default]);
    }
    let values = values.to_vec();
    let mut best: Option<(Value, Value)> = None;
    for item in values {
        let measure = vm.call_quick(key, item)?;
        let is_better = match best {
            Some((_, best)) => vm.compare(which.op, measure, best)?,
            None => true,
        };
        if is_better {
            best = Some((item, measure));
        }
    }
    match best {
        Some((item, _)) => Ok(item),
        None => Err(empty(vm, which.name)),
    }
}

#[cold]
fn empty(vm: &mut Vm, name: &str) -> Interrupt {
    vm.value_error(format!("{name}() arg is an empty sequence"))
}

fn no_items(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.text(args[0])?;
    Err(empty(vm, &name))
}

// ---- any and all

/// Whether an item has the truth that is `sought`.
fn search_truth(vm: &mut Vm, iterable: Value, sought: bool) -> Res {
    if let Value::Generator(id) = iterable {
        return vm.tail_consume(id, if sought { OnReturn::Any } else { OnReturn::All }, Value::None);
    }
    let (of_items, of_rest) = if sought { ("any_true", "any_of_rest") } else { ("all_true", "all_of_rest") };
    if vm.needs_loop(iterable) {
        return vm.tail_prelude(of_items, &[iterable]);
    }
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(iterator)? {
        let truth = match vm.truth_builtin(item) {
            Some(truth) => truth,
            None => match vm.truth_plan(item)?.0 {
                Step::Value(Value::Bool(truth)) => truth,
                _ => return vm.tail_prelude(of_rest, &[item, iterator]),
            },
        };
        if truth == sought {
            return Ok(Value::Bool(sought));
        }
    }
    Ok(Value::Bool(!sought))
}
