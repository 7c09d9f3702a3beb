//! `set` and `frozenset`.
//!
//! The elements are kept in the order in which they were added: a program's output does not depend on their hashes.

use sesf_bytecode::BinaryOp;
use sesf_heap::{NativeId, Set, SetId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::containers;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const SET_NEW: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    new_set,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const FROZENSET_NEW: &[NativeDef] = &[def(
    "__new__(type, iterable=(), /)",
    new_frozenset,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_set);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__and__(self, value, /)", |vm, a| algebra(vm, BinaryOp::And, a[0], a[1]), "Return self&value."),
    def("__rand__(self, value, /)", |vm, a| algebra(vm, BinaryOp::And, a[1], a[0]), "Return value&self."),
    def("__or__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Or, a[0], a[1]), "Return self|value."),
    def("__ror__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Or, a[1], a[0]), "Return value|self."),
    def("__sub__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Sub, a[0], a[1]), "Return self-value."),
    def("__rsub__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Sub, a[1], a[0]), "Return value-self."),
    def("__xor__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Xor, a[0], a[1]), "Return self^value."),
    def("__rxor__(self, value, /)", |vm, a| algebra(vm, BinaryOp::Xor, a[1], a[0]), "Return value^self."),
];

const METHODS: &[NativeDef] = &[
    def("__contains__(self, object, /)", slots::contains, "x.__contains__(y) <==> y in x."),
    def("copy(self, /)", copy, "Return a shallow copy of a set."),
    def(
        "union(self, *others)",
        union,
        "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)",
    ),
    def(
        "intersection(self, *others)",
        intersection,
        "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)",
    ),
    def(
        "difference(self, *others)",
        difference,
        "Return the difference of two or more sets as a new set.\n\n\
         (i.e. all elements that are in this set but not the others.)",
    ),
    def(
        "symmetric_difference(self, other, /)",
        symmetric_difference,
        "Return the symmetric difference of two sets as a new set.\n\n\
         (i.e. all elements that are in exactly one of the sets.)",
    ),
    def("isdisjoint(self, other, /)", is_disjoint, "Return True if two sets have a null intersection."),
    def("issubset(self, other, /)", is_subset, "Report whether another set contains this set."),
    def("issuperset(self, other, /)", is_superset, "Report whether this set contains another set."),
    def("__reduce__(self, /)", reduce, "Return state information for pickling."),
];

const SET_SLOTS: &[NativeDef] = &[
    def("__init__(self, iterable=(), /)", init, "Initialize self.  See help(type(self)) for accurate signature."),
    def("__iand__(self, value, /)", |vm, a| vm.inplace_operator(BinaryOp::And, a[0], a[1]), "Return self&=value."),
    def("__ior__(self, value, /)", |vm, a| vm.inplace_operator(BinaryOp::Or, a[0], a[1]), "Return self|=value."),
    def("__isub__(self, value, /)", |vm, a| vm.inplace_operator(BinaryOp::Sub, a[0], a[1]), "Return self-=value."),
    def("__ixor__(self, value, /)", |vm, a| vm.inplace_operator(BinaryOp::Xor, a[0], a[1]), "Return self^=value."),
];

const SET_METHODS: &[NativeDef] = &[
    def(
        "add(self, object, /)",
        add,
        "Add an element to a set.\n\nThis has no effect if the element is already present.",
    ),
    def("clear(self, /)", clear, "Remove all elements from this set."),
    def(
        "discard(self, object, /)",
        discard,
        "Remove an element from a set if it is a member.\n\n\
         Unlike set.remove(), the discard() method does not raise\n\
         an exception when an element is missing from the set.",
    ),
    def("pop(self, /)", pop, "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."),
    def(
        "remove(self, object, /)",
        remove,
        "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
    ),
    def("update(self, *others)", update, "Update a set with the union of itself and others."),
    def(
        "intersection_update(self, *others)",
        intersection_update,
        "Update a set with the intersection of itself and another.",
    ),
    def("difference_update(self, *others)", difference_update, "Remove all elements of another set from this set."),
    def(
        "symmetric_difference_update(self, other, /)",
        symmetric_difference_update,
        "Update a set with the symmetric difference of itself and another.",
    ),
];

const FROZENSET_SLOTS: &[NativeDef] = &[def("__hash__(self, /)", slots::hash, "Return hash(self).")];

/// What the prelude's `set_init` and `frozenset_new` are built on.
const HELPERS: &[NativeDef] = &[
    def("_move_elements(target, source, /)", move_elements, "Replaces the elements of a set by those of another."),
    def("_frozenset(type, items, /)", new_frozenset, "Makes a frozenset of a list."),
];

/// Fills the namespaces of both.
pub(crate) fn install(vm: &mut Vm) {
    for class in [classes::SET, classes::FROZENSET] {
        support::slots(vm, class, COMPARISONS);
        support::slots(vm, class, SLOTS);
        support::methods(vm, class, METHODS);
        containers::make_generic(vm, class);
    }
    support::static_methods(vm, classes::SET, SET_NEW);
    support::slots(vm, classes::SET, SET_SLOTS);
    support::methods(vm, classes::SET, SET_METHODS);
    containers::forbid_hash(vm, classes::SET);
    containers::set_doc(
        vm,
        classes::SET,
        "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
    );
    support::static_methods(vm, classes::FROZENSET, FROZENSET_NEW);
    support::slots(vm, classes::FROZENSET, FROZENSET_SLOTS);
    containers::install_helpers(vm, HELPERS);
    containers::set_doc(
        vm,
        classes::FROZENSET,
        "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n\
         Build an immutable unordered collection of unique elements.",
    );
}

fn is_set(value: Value) -> bool {
    matches!(value, Value::Set(_) | Value::FrozenSet(_))
}

// ---- construction

/// An empty set, which `__init__` fills.
fn new_set(vm: &mut Vm, args: &[Value]) -> Res {
    let set = vm.heap.new_set(Set::default());
    as_instance_of(vm, args[0], classes::SET, set)
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let set = vm.expect_set(args[0])?;
    if !vm.heap.sets.get(set).is_empty() {
        vm.set_clear(set);
    }
    let iterable = args[1];
    if !iterable.is_bound() {
        return Ok(Value::None);
    }
    if vm.needs_loop(iterable) {
        return vm.tail_prelude("set_init", &[Value::Set(set), iterable]);
    }
    vm.set_update(set, iterable)?;
    Ok(Value::None)
}

fn move_elements(vm: &mut Vm, args: &[Value]) -> Res {
    let (target, source) = (vm.expect_set(args[0])?, vm.expect_set(args[1])?);
    vm.set_replace(target, source);
    Ok(Value::None)
}

fn new_frozenset(vm: &mut Vm, args: &[Value]) -> Res {
    let frozen = match args[1] {
        Value::FrozenSet(_) => args[1],
        Value::Unbound => vm.heap.new_frozenset(Set::default()),
        iterable if vm.needs_loop(iterable) => return vm.tail_prelude("frozenset_new", args),
        iterable => Value::FrozenSet(vm.set_of(iterable)?),
    };
    as_instance_of(vm, args[0], classes::FROZENSET, frozen)
}

/// A new set as the methods of a receiver give it: of the receiver's builtin kind.
fn same_kind(vm: &Vm, receiver: Value, set: SetId) -> Value {
    match vm.builtin_value(receiver) {
        Value::FrozenSet(_) => Value::FrozenSet(set),
        _ => Value::Set(set),
    }
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::FrozenSet(_) = args[0] {
        return Ok(args[0]);
    }
    let set = vm.expect_set(args[0])?;
    let copy = vm.set_copy(set)?;
    Ok(same_kind(vm, args[0], copy))
}

/// `(type, ([element, ...],), state)`
fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let set = vm.expect_set(args[0])?;
    let elements = vm.collect(Value::Set(set))?;
    let elements = vm.heap.new_list(elements);
    let arguments = vm.heap.new_tuple(&[elements]);
    let state = vm.call_method(args[0], names::GETSTATE, &[])?;
    let class = Value::Class(vm.class_of(args[0]));
    Ok(vm.heap.new_tuple(&[class, arguments, state]))
}

// ---- algebra

/// The body of the operators: of sets only, or with what has operators of its own.
fn algebra(vm: &mut Vm, op: BinaryOp, a: Value, b: Value) -> Res {
    if !is_set(vm.builtin_value(a)) || !is_set(vm.builtin_value(b)) {
        return Ok(Value::NotImplemented);
    }
    vm.container_operator(op, a, b)
}

/// Hands a method over to the prelude if its arguments mean running code of the language: they are collected, and then
/// the method is called again.
fn in_loop(vm: &mut Vm, name: &str, args: &[Value]) -> Option<Res> {
    let (receiver, others) = args.split_first()?;
    let others = containers::iterables_for_loop(vm, others)?;
    let class = match vm.builtin_value(*receiver) {
        Value::FrozenSet(_) => classes::FROZENSET,
        _ => classes::SET,
    };
    let method = match vm.heap.lookup_interned(name).and_then(|name| vm.lookup(class, name)) {
        Some(method @ Value::Native(NativeId(_))) => method,
        _ => return None,
    };
    Some(vm.tail_prelude("with_collected", &[method, *receiver, others]))
}

/// The elements of an argument as a set.
fn elements(vm: &mut Vm, value: Value) -> Res<SetId> {
    match vm.builtin_value(value) {
        Value::Set(set) | Value::FrozenSet(set) => Ok(set),
        _ => vm.set_of(value),
    }
}

type Combine = fn(&mut Vm, SetId, Value) -> Res<SetId>;

/// Combines the receiver's set with each argument in turn.
fn combine(vm: &mut Vm, args: &[Value], combine: Combine) -> Res<SetId> {
    let (receiver, others) = args.split_first().unwrap_or((&Value::None, &[]));
    let own = vm.expect_set(*receiver)?;
    let mut result = own;
    for other in others {
        result = combine(vm, result, *other)?;
    }
    if result == own { vm.set_copy(own) } else { Ok(result) }
}

fn minus(vm: &mut Vm, set: SetId, other: Value) -> Res<SetId> {
    let other = elements(vm, other)?;
    vm.set_difference(set, other)
}

fn either(vm: &mut Vm, set: SetId, other: Value) -> Res<SetId> {
    let other = elements(vm, other)?;
    vm.set_symmetric_difference(set, other)
}

fn combined(vm: &mut Vm, name: &str, args: &[Value], how: Combine) -> Res {
    if let Some(result) = in_loop(vm, name, args) {
        return result;
    }
    let set = combine(vm, args, how)?;
    Ok(same_kind(vm, args[0], set))
}

fn union(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "union", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    let result = vm.set_copy(own)?;
    for other in &args[1..] {
        vm.set_update(result, *other)?;
    }
    Ok(same_kind(vm, args[0], result))
}

fn intersection(vm: &mut Vm, args: &[Value]) -> Res {
    combined(vm, "intersection", args, Vm::set_intersection_of)
}

fn difference(vm: &mut Vm, args: &[Value]) -> Res {
    combined(vm, "difference", args, minus)
}

fn symmetric_difference(vm: &mut Vm, args: &[Value]) -> Res {
    combined(vm, "symmetric_difference", args, either)
}

fn update(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "update", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    for other in &args[1..] {
        vm.set_update(own, *other)?;
    }
    Ok(Value::None)
}

/// Replaces the receiver's elements by a combination with the arguments.
fn replace(vm: &mut Vm, name: &str, args: &[Value], how: Combine) -> Res {
    if let Some(result) = in_loop(vm, name, args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    let result = combine(vm, args, how)?;
    vm.set_replace(own, result);
    Ok(Value::None)
}

fn intersection_update(vm: &mut Vm, args: &[Value]) -> Res {
    replace(vm, "intersection_update", args, Vm::set_intersection_of)
}

fn difference_update(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "difference_update", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    for other in &args[1..] {
        let other = elements(vm, *other)?;
        vm.inplace_operator(BinaryOp::Sub, Value::Set(own), Value::Set(other))?;
    }
    Ok(Value::None)
}

fn symmetric_difference_update(vm: &mut Vm, args: &[Value]) -> Res {
    replace(vm, "symmetric_difference_update", args, either)
}

// ---- relations

fn is_disjoint(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "isdisjoint", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    let iterator = vm.iter(args[1])?;
    while let Some(item) = vm.next(iterator)? {
        if vm.set_contains(own, item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn is_subset(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "issubset", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    let other = elements(vm, args[1])?;
    vm.set_is_subset(own, other).map(Value::Bool)
}

fn is_superset(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(result) = in_loop(vm, "issuperset", args) {
        return result;
    }
    let own = vm.expect_set(args[0])?;
    let other = elements(vm, args[1])?;
    vm.set_is_subset(other, own).map(Value::Bool)
}

// ---- elements

#[inline]
fn receiver(vm: &mut Vm, value: Value) -> Res<SetId> {
    match value {
        Value::Set(set) => Ok(set),
        other => vm.expect_set(other),
    }
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    let set = receiver(vm, args[0])?;
    vm.set_add(set, args[1])?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    let set = receiver(vm, args[0])?;
    vm.set_clear(set);
    Ok(Value::None)
}

/// Removes an element; a set counts as the frozenset of its elements.
fn take(vm: &mut Vm, args: &[Value]) -> Res<bool> {
    let set = receiver(vm, args[0])?;
    match vm.builtin_value(args[1]) {
        Value::Set(element) => {
            let frozen = vm.set_copy(element)?;
            vm.set_remove(set, Value::FrozenSet(frozen))
        }
        _ => vm.set_remove(set, args[1]),
    }
}

fn discard(vm: &mut Vm, args: &[Value]) -> Res {
    take(vm, args)?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Res {
    if take(vm, args)? { Ok(Value::None) } else { Err(vm.key_error(args[1])) }
}

/// The first element.
fn pop(vm: &mut Vm, args: &[Value]) -> Res {
    let set = receiver(vm, args[0])?;
    let first = vm.heap.sets.get(set).next_from(0).map(|(position, _)| position);
    match first.and_then(|position| vm.heap.edit(|h| &mut h.sets, set, |s| s.remove(position))) {
        Some(entry) => Ok(entry.key),
        None => Err(empty(vm)),
    }
}

#[cold]
fn empty(vm: &mut Vm) -> Interrupt {
    let message = vm.heap.new_str("pop from an empty set");
    vm.key_error(message)
}
