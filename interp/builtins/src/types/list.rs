//! `list`.

use sesf_bytecode::BinaryOp;
use sesf_heap::{ListId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::arguments::{c_int_or, check_room, size_argument};
use super::containers;
use super::slots::{self, compare_slots};
use crate::functions::quick::is_quick_for_all;
use crate::sort;
use crate::support::{self, as_instance_of, def};

const NEW: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_list);

const SLOTS: &[NativeDef] = &[
    def("__init__(self, iterable=(), /)", init, "Initialize self.  See help(type(self)) for accurate signature."),
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__setitem__(self, key, value, /)", set_item, "Set self[key] to value."),
    def("__delitem__(self, key, /)", del_item, "Delete self[key]."),
    def("__contains__(self, key, /)", slots::contains, "Return key in self."),
    def("__add__(self, value, /)", add, "Return self+value."),
    def("__mul__(self, value, /)", multiply, "Return self*value."),
    def("__rmul__(self, value, /)", multiply, "Return value*self."),
    def("__iadd__(self, value, /)", add_in_place, "Implement self+=value."),
    def("__imul__(self, value, /)", multiply_in_place, "Implement self*=value."),
];

const METHODS: &[NativeDef] = &[
    def("__getitem__(self, key, /)", slots::item, "x.__getitem__(y) <==> x[y]"),
    def("__reversed__(self, /)", reversed, "Return a reverse iterator over the list."),
    def("append(self, object, /)", append, "Append object to the end of the list."),
    def("clear(self, /)", clear, "Remove all items from list."),
    def("copy(self, /)", copy, "Return a shallow copy of the list."),
    def("count(self, value, /)", count, "Return number of occurrences of value."),
    def("extend(self, iterable, /)", extend, "Extend list by appending elements from the iterable."),
    def(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        index,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    def("insert(self, index, object, /)", insert, "Insert object before index."),
    def(
        "pop(self, index=-1, /)",
        pop,
        "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
    ),
    def(
        "remove(self, value, /)",
        remove,
        "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
    ),
    def("reverse(self, /)", reverse, "Reverse *IN PLACE*."),
    def(
        "sort(self, /, *, key=None, reverse=False)",
        sort_list,
        "Sort the list in ascending order and return None.\n\n\
         The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n\
         order of two equal elements is maintained).\n\n\
         If a key function is given, apply it once to each list item and sort them,\n\
         ascending or descending, according to their function values.\n\n\
         The reverse flag can be set to sort in descending order.",
    ),
];

/// What the prelude's `list_init` and `sort_list` are built on.
const HELPERS: &[NativeDef] = &[
    def("_move_items(target, source, /)", move_items, "Replaces the items of a list by those of another."),
    def("_sort_by_keys(items, keys, reverse, /)", sort_by_keys, "Sorts a list by a list of keys."),
    def("_end_sort(target, items, is_done, /)", end_sort, "Gives a list its items back."),
];

/// Fills the namespace of `list`.
pub(crate) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::LIST, NEW);
    support::slots(vm, classes::LIST, COMPARISONS);
    support::slots(vm, classes::LIST, SLOTS);
    support::methods(vm, classes::LIST, METHODS);
    containers::make_generic(vm, classes::LIST);
    containers::forbid_hash(vm, classes::LIST);
    containers::install_helpers(vm, HELPERS);
    let doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n\
               The argument must be an iterable if specified.";
    containers::set_doc(vm, classes::LIST, doc);
}

fn is_list(value: Value) -> bool {
    matches!(value, Value::List(_))
}

/// An empty list, which `__init__` fills.
fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.heap.new_list(Vec::new());
    as_instance_of(vm, args[0], classes::LIST, list)
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    if !vm.heap.lists.get(list).is_empty() {
        set_items(vm, list, Vec::new());
    }
    match args[1] {
        Value::Unbound => Ok(Value::None),
        iterable if vm.needs_loop(iterable) => vm.tail_prelude("list_init", &[Value::List(list), iterable]),
        iterable => fill(vm, list, iterable),
    }
}

fn move_items(vm: &mut Vm, args: &[Value]) -> Res {
    let (target, source) = (vm.expect_list(args[0])?, vm.expect_list(args[1])?);
    let items = take_items(vm, source);
    set_items(vm, target, items);
    Ok(Value::None)
}

/// Appends what an iterable gives. Code of the language that this runs is run by the machine's loop.
fn fill(vm: &mut Vm, list: ListId, iterable: Value) -> Res {
    if vm.needs_loop(iterable) {
        return vm.tail_prelude("list_fill", &[Value::List(list), iterable]);
    }
    vm.list_extend(list, iterable)?;
    Ok(Value::None)
}

fn set_items(vm: &mut Vm, list: ListId, items: Vec<Value>) {
    vm.heap.edit(|h| &mut h.lists, list, |own| *own = items.into());
}

fn take_items(vm: &mut Vm, list: ListId) -> Vec<Value> {
    vm.heap.edit(|h| &mut h.lists, list, |own| std::mem::take(&mut **own))
}

// ---- special methods

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    vm.set_item(Value::List(list), args[1], args[2])?;
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    vm.del_item(Value::List(list), args[1])?;
    Ok(Value::None)
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(BinaryOp::Add, args[0], args[1])
}

fn multiply(vm: &mut Vm, args: &[Value]) -> Res {
    vm.container_operator(BinaryOp::Mul, args[0], args[1])
}

fn add_in_place(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    if vm.needs_loop(args[1]) {
        return vm.tail_prelude("list_extend", &[Value::List(list), args[1], args[0]]);
    }
    vm.inplace_operator(BinaryOp::Add, args[0], args[1])
}

fn multiply_in_place(vm: &mut Vm, args: &[Value]) -> Res {
    vm.inplace_operator(BinaryOp::Mul, args[0], args[1])
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    Ok(vm.reversed_builtin(Value::List(list)).unwrap_or(Value::None))
}

// ---- methods

fn append(vm: &mut Vm, args: &[Value]) -> Res {
    let list = match args[0] {
        Value::List(list) => list,
        other => vm.expect_list(other)?,
    };
    vm.heap.list_push(list, args[1]).or_raise(vm)?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    set_items(vm, list, Vec::new());
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    check_room(vm, size_of_val(vm.heap.lists.get(list).as_slice()))?;
    let items = vm.heap.lists.get(list).to_vec();
    Ok(vm.heap.new_list(items))
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let (mut index, mut n) = (0, 0);
    while let Some(item) = vm.heap.lists.get(list).get(index).copied() {
        n += vm.eq(item, args[1])? as i64;
        index += 1;
    }
    Ok(Value::Int(n))
}

fn extend(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    fill(vm, list, args[1])
}

fn index(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let len = vm.heap.lists.get(list).len();
    let (start, stop) = containers::search_bounds(vm, args[2], args[3], len)?;
    match find(vm, list, args[1], start, stop)? {
        Some(index) => Ok(Value::Int(index as i64)),
        None => {
            let message = format!("{} is not in list", vm.repr(args[1])?);
            Err(vm.value_error(message))
        }
    }
}

/// The position of a value. The list may change while its items are compared.
fn find(vm: &mut Vm, list: ListId, value: Value, start: usize, stop: usize) -> Res<Option<usize>> {
    for index in start..stop {
        let Some(item) = vm.heap.lists.get(list).get(index).copied() else { break };
        if vm.eq(item, value)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let index = size_argument(vm, args[1])?;
    vm.heap.list_insert(list, index, args[2]).or_raise(vm)?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let index = match args[1] {
        Value::Unbound => -1,
        index => size_argument(vm, index)?,
    };
    if vm.heap.lists.get(list).is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    match vm.heap.list_remove(list, index) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    match find(vm, list, args[1], 0, usize::MAX)? {
        Some(index) => {
            let items = vm.heap.lists.get_mut(list);
            if index < items.len() {
                items.remove(index);
            }
            Ok(Value::None)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    vm.heap.lists.get_mut(list).reverse();
    Ok(Value::None)
}

// ---- sorting

/// The list is empty while it is sorted, as in CPython: comparisons and keys cannot disturb the sort.
fn sort_list(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let (key, reverse) = (args[1], reverse_argument(vm, args[2])?);
    let mut items = take_items(vm, list);
    if let Value::Unbound | Value::None = key {
        let result = sort::sort_values(vm, &mut items, reverse);
        return put_back(vm, list, items, result);
    }
    if is_quick_for_all(vm, key, &items) {
        let result = sort_by_native_key(vm, key, &mut items, reverse);
        return put_back(vm, list, items, result);
    }
    let items = vm.heap.new_list(items);
    vm.tail_prelude("sort_list", &[Value::List(list), items, key, Value::Bool(reverse)])
}

/// The argument `reverse` of `sort` and `sorted`: any integer.
pub(crate) fn reverse_argument(vm: &mut Vm, value: Value) -> Res<bool> {
    Ok(c_int_or(vm, value, 0)? != 0)
}

/// Sorts by a native key function that runs no code of the language.
pub(crate) fn sort_by_native_key(vm: &mut Vm, key: Value, items: &mut [Value], reverse: bool) -> Res<()> {
    let mut keys = Vec::with_capacity(items.len());
    for item in items.iter() {
        keys.push(vm.call_quick(key, *item)?);
    }
    sort::sort_by_keys(vm, &keys, items, reverse)
}

/// Ends a sort: whatever became of it, the list gets its items back.
fn put_back(vm: &mut Vm, list: ListId, items: Vec<Value>, result: Res<()>) -> Res {
    // A list that was only looked at still has no room of its own.
    let is_modified = vm.heap.lists.get(list).capacity() != 0;
    set_items(vm, list, items);
    result?;
    if is_modified { Err(modified(vm)) } else { Ok(Value::None) }
}

#[cold]
fn modified(vm: &mut Vm) -> Interrupt {
    vm.value_error("list modified during sort")
}

fn sort_by_keys(vm: &mut Vm, args: &[Value]) -> Res {
    let list = vm.expect_list(args[0])?;
    let reverse = reverse_argument(vm, args[2])?;
    let mut items = take_items(vm, list);
    let result = match args[1] {
        Value::List(keys) => {
            let keys = vm.heap.lists.get(keys).to_vec();
            sort::sort_by_keys(vm, &keys, &mut items, reverse)
        }
        _ => sort::sort_values(vm, &mut items, reverse),
    };
    set_items(vm, list, items);
    result.map(|()| Value::None)
}

fn end_sort(vm: &mut Vm, args: &[Value]) -> Res {
    let (target, sorted) = (vm.expect_list(args[0])?, vm.expect_list(args[1])?);
    let items = take_items(vm, sorted);
    let result = put_back(vm, target, items, Ok(()));
    if args[2] == Value::Bool(true) { result } else { Ok(Value::None) }
}
