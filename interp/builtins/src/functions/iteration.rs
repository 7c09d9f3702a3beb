//! Iterators and what makes them: `iter`, `next`, `enumerate`, `zip`, `map`, `filter`, `reversed`.
//!
//! Over native iterators these are native, too. What runs code of the language at each step is a generator of the prelude
//! that shows the class it stands for.

use sesf_heap::{ClassId, Iter, IterKind, OnReturn, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Step, Vm};

use super::quick::{is_quick, native_iter};
use crate::support::{def, static_methods};
use crate::types::containers;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "iter(object, sentinel=None, /)",
        iter,
        "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\n\
         Get an iterator from an object.  In the first form, the argument must\n\
         supply its own iterator, or be a sequence.\n\
         In the second form, the callable is called until it returns the sentinel.",
    ),
    def(
        "next(iterator, default=None, /)",
        next,
        "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\n\
         is exhausted, it is returned instead of raising StopIteration.",
    ),
];

const CONSTRUCTORS: &[(ClassId, NativeDef)] = &[
    (classes::ENUMERATE, def("__new__(type, iterable=None, start=0)", new_enumerate, "")),
    (classes::ZIP, def("__new__(type, *iterables, strict=False)", new_zip, "")),
    (classes::MAP, def("__new__(type, *args)", new_map, "")),
    (classes::FILTER, def("__new__(type, function, iterable, /)", new_filter, "")),
    (classes::REVERSED, def("__new__(type, sequence, /)", new_reversed, "")),
];

const DOCS: &[(ClassId, &str)] = &[
    (
        classes::ENUMERATE,
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n\
         The enumerate object yields pairs containing a count (from start, which\n\
         defaults to zero) and a value yielded by the iterable argument.\n\n\
         enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    ),
    (
        classes::ZIP,
        "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   \
         >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n\
         The zip object yields n-length tuples, where n is the number of iterables\n\
         passed as positional arguments to zip().  The i-th element in every tuple\n\
         comes from the i-th iterable argument to zip().  This continues until the\n\
         shortest argument is exhausted.\n\n\
         If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    ),
    (
        classes::MAP,
        "map(func, *iterables) --> map object\n\n\
         Make an iterator that computes the function using arguments from\n\
         each of the iterables.  Stops when the shortest iterable is exhausted.",
    ),
    (
        classes::FILTER,
        "filter(function or None, iterable) --> filter object\n\n\
         Return an iterator yielding those items of iterable for which function(item)\n\
         is true. If function is None, return the items that are true.",
    ),
    (classes::REVERSED, "Return a reverse iterator over the values of the given sequence."),
];

/// What the prelude's loops are built on.
const HELPERS: &[NativeDef] = &[
    def("_next(iterator, default=None, /)", next, "The builtin function `next`."),
    def("_collect(target, iterable, /)", collect_into, "Fills a list or set, which is its result."),
    def("_iterator(iterator, /)", checked_iterator, "Checks what `__iter__` returned."),
    def("_check_zip_end(iterators, index, /)", check_zip_end, "After an iterator of a strict zip has ended."),
];

/// Makes the classes callable.
pub(super) fn install(vm: &mut Vm) {
    for (class, constructor) in CONSTRUCTORS {
        static_methods(vm, *class, &[*constructor]);
    }
    for (class, doc) in DOCS {
        containers::set_doc(vm, *class, doc);
    }
    containers::make_generic(vm, classes::ENUMERATE);
    containers::install_helpers(vm, HELPERS);
}

// ---- iter and next

fn iter(vm: &mut Vm, args: &[Value]) -> Res {
    if args[1].is_bound() {
        return call_until(vm, args[0], args[1]);
    }
    match vm.iter_plan(args[0])? {
        Step::Value(iterator) => Ok(iterator),
        Step::Call { function: function @ Value::Function(_), args, n_args: 1 } => {
            vm.tail_prelude("iter_of", &[function, args[0]])
        }
        step => {
            let iterator = vm.run_step(step)?;
            vm.finish_iter(iterator)
        }
    }
}

fn collect_into(vm: &mut Vm, args: &[Value]) -> Res {
    match (args[0], args[1]) {
        (target, Value::Generator(id)) => vm.tail_consume(id, OnReturn::Collect, target),
        (Value::Set(_), iterable) if vm.needs_loop(iterable) => vm.tail_prelude("set_extend", args),
        (_, iterable) if vm.needs_loop(iterable) => vm.tail_prelude("list_extend", args),
        (Value::Set(set), iterable) => vm.set_update(set, iterable).map(|()| args[0]),
        (target, iterable) => {
            let list = vm.expect_list(target)?;
            vm.list_extend(list, iterable).map(|()| target)
        }
    }
}

fn checked_iterator(vm: &mut Vm, args: &[Value]) -> Res {
    vm.finish_iter(args[0])
}

fn call_until(vm: &mut Vm, function: Value, sentinel: Value) -> Res {
    if !is_callable(vm, function) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    if is_quick(vm, function) {
        let iter = Iter { kind: IterKind::Callable, source: function, extra: sentinel, ..Iter::default() };
        return Ok(vm.heap.new_iter(iter));
    }
    generator(vm, classes::CALLABLE_ITERATOR, "call_until", &[function, sentinel])
}

fn is_callable(vm: &mut Vm, value: Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        other => vm.special_of(other, names::CALL).is_some_and(|method| !method.is_none()),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let (iterator, default) = (args[0], args[1]);
    match iterator {
        Value::Iter(id) => match vm.next_builtin(id)?.or(default.bound()) {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        },
        Value::Generator(id) if !default.is_bound() => vm.tail_send(id, Value::None),
        Value::Generator(_) => vm.tail_prelude("next_of_generator", args),
        _ => next_of_object(vm, iterator, default),
    }
}

fn next_of_object(vm: &mut Vm, iterator: Value, default: Value) -> Res {
    let Some(method) = vm.special_of(iterator, names::NEXT).filter(|method| !method.is_none()) else {
        let message = format!("'{}' object is not an iterator", vm.type_name(iterator));
        return Err(vm.type_error(message));
    };
    if default.is_bound() {
        return vm.tail_prelude("next_or", &[iterator, default]);
    }
    let step = vm.method_call1(method, iterator)?;
    finish(vm, step)
}

/// Ends a native function with a step: its value, or the call instead of it.
fn finish(vm: &mut Vm, step: Step) -> Res {
    match step {
        Step::Value(value) => Ok(value),
        Step::Call { function, args, n_args } => {
            let args = args.iter().copied().take(n_args as usize).collect();
            vm.tail_call(function, args, Vec::new())
        }
    }
}

// ---- generators of the prelude

/// A new generator that shows a class of its own.
fn generator(vm: &mut Vm, class: ClassId, name: &'static str, args: &[Value]) -> Res {
    let function = vm.prelude(name)?;
    let generator = vm.call(function, args)?;
    if let Value::Generator(id) = generator {
        vm.heap.generators.get_mut(id).class = class;
    }
    Ok(generator)
}

/// The iterator of a value, such that a `for` of the prelude can go on with it without asking its class for `__iter__` once
/// more.
fn loop_iterator(vm: &mut Vm, iterable: Value) -> Res {
    match vm.iter(iterable)? {
        iterator @ (Value::Iter(_) | Value::Generator(_)) => Ok(iterator),
        iterator => generator(vm, classes::GENERATOR, "iterate", &[iterator]),
    }
}

// ---- enumerate

fn new_enumerate(vm: &mut Vm, args: &[Value]) -> Res {
    if !args[1].is_bound() {
        return Err(no_iterable(vm, args[2]));
    }
    let start = match args[2] {
        Value::Unbound => Value::Int(0),
        start => vm.index(start)?,
    };
    let source = loop_iterator(vm, args[1])?;
    if native_iter(vm, source).is_none() {
        return generator(vm, classes::ENUMERATE, "enumerate_items", &[source, start]);
    }
    let (position, extra) = match start {
        Value::Int(position) => (position, Value::Unbound),
        big => (0, big),
    };
    Ok(vm.heap.new_iter(Iter { kind: IterKind::Enumerate, source, extra, position, ..Iter::default() }))
}

#[cold]
fn no_iterable(vm: &mut Vm, start: Value) -> Interrupt {
    vm.type_error(match start {
        Value::Unbound => "enumerate() missing required argument 'iterable'",
        _ => "'start' is an invalid keyword argument for enumerate()",
    })
}

// ---- zip and map

fn new_zip(vm: &mut Vm, args: &[Value]) -> Res {
    let strict = args[1].is_bound() && vm.truth(args[1])?;
    zip(vm, classes::ZIP, &args[2..], strict)
}

/// An iterator over tuples of what the iterables give.
fn zip(vm: &mut Vm, class: ClassId, iterables: &[Value], strict: bool) -> Res {
    let mut iterators = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        iterators.push(loop_iterator(vm, *iterable)?);
    }
    let all_native = iterators.iter().all(|iterator| native_iter(vm, *iterator).is_some());
    if let ([first, second], false, false) = (iterators.as_slice(), strict, all_native) {
        return generator(vm, class, "zip_two", &[*first, *second]);
    }
    let source = vm.heap.new_tuple_from(iterators);
    match (all_native, strict) {
        (true, _) => {
            let iter = Iter { kind: IterKind::Zip, source, position: strict as i64, ..Iter::default() };
            Ok(vm.heap.new_iter(iter))
        }
        (false, false) => generator(vm, class, "zip_all", &[source]),
        (false, true) => generator(vm, class, "zip_strict", &[source]),
    }
}

/// All iterators must end in the same step: the one at `index` was the first to be found at its end.
fn check_zip_end(vm: &mut Vm, args: &[Value]) -> Res {
    let (iterators, index) = (vm.collect(args[0])?, vm.as_index(args[1], "")? as usize);
    if index > 0 {
        return Err(unequal(vm, index, "shorter"));
    }
    for (index, iterator) in iterators.into_iter().enumerate().skip(1) {
        if vm.next(iterator)?.is_some() {
            return Err(unequal(vm, index, "longer"));
        }
    }
    Ok(Value::None)
}

#[cold]
fn unequal(vm: &mut Vm, index: usize, how: &str) -> Interrupt {
    let others = if index == 1 { " 1".to_string() } else { format!("s 1-{index}") };
    vm.value_error(format!("zip() argument {} is {how} than argument{others}", index + 1))
}

fn new_map(vm: &mut Vm, args: &[Value]) -> Res {
    match args {
        [] | [_] | [_, _] => Err(vm.type_error("map() must have at least two arguments.")),
        [_, function, iterable] => map_one(vm, *function, *iterable),
        [_, function, iterables @ ..] => {
            let tuples = zip(vm, classes::ZIP, iterables, false)?;
            generator(vm, classes::MAP, "map_tuples", &[*function, tuples])
        }
    }
}

fn map_one(vm: &mut Vm, function: Value, iterable: Value) -> Res {
    let source = loop_iterator(vm, iterable)?;
    if is_quick(vm, function) && native_iter(vm, source).is_some() {
        return Ok(vm.heap.new_iter(Iter { kind: IterKind::Map, source, extra: function, ..Iter::default() }));
    }
    generator(vm, classes::MAP, "map_items", &[function, source])
}

fn new_filter(vm: &mut Vm, args: &[Value]) -> Res {
    let source = loop_iterator(vm, args[2])?;
    match args[1] {
        Value::None | Value::Class(classes::BOOL) => generator(vm, classes::FILTER, "filter_true", &[source]),
        function => generator(vm, classes::FILTER, "filter_items", &[function, source]),
    }
}

// ---- reversed

fn new_reversed(vm: &mut Vm, args: &[Value]) -> Res {
    let sequence = args[1];
    if let Some(iterator) = vm.reversed_builtin(sequence) {
        return Ok(iterator);
    }
    match vm.special_of(sequence, names::REVERSED) {
        Some(Value::None) => Err(not_reversible(vm, sequence)),
        Some(method) => {
            let step = vm.method_call1(method, sequence)?;
            finish(vm, step)
        }
        None => reversed_by_index(vm, sequence),
    }
}

/// Of what has `__len__` and `__getitem__`.
fn reversed_by_index(vm: &mut Vm, sequence: Value) -> Res {
    let has_items = vm.special_of(sequence, names::GETITEM).is_some();
    if !has_items || vm.special_of(sequence, names::LEN).is_none() || is_mapping(vm, sequence) {
        return Err(not_reversible(vm, sequence));
    }
    let position = vm.len(sequence)? as i64 - 1;
    let iter = Iter { kind: IterKind::ReverseGetItem, source: sequence, position, ..Iter::default() };
    Ok(vm.heap.new_iter(iter))
}

fn is_mapping(vm: &Vm, value: Value) -> bool {
    matches!(vm.builtin_value(value), Value::Dict(_))
}

#[cold]
fn not_reversible(vm: &mut Vm, value: Value) -> Interrupt {
    let message = format!("'{}' object is not reversible", vm.type_name(value));
    vm.type_error(message)
}
