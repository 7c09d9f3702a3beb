//! The methods of `deque`.

use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{content, def, edit};
use super::deque::{Deque, change, deque, find, items, new_like, reduce};
use super::deque_iterator;

pub(super) const METHODS: &[NativeDef] = &[
    def("append(self, item, /)", append, "Add an element to the right side of the deque."),
    def("appendleft(self, item, /)", append_left, "Add an element to the left side of the deque."),
    def("clear(self, /)", clear, "Remove all elements from the deque."),
    def("copy(self, /)", copy, "Return a shallow copy of a deque."),
    def("__copy__(self, /)", copy, "Return a shallow copy of a deque."),
    def("count(self, value, /)", count, "D.count(value) -- return number of occurrences of value"),
    def("extend(self, iterable, /)", extend, "Extend the right side of the deque with elements from the iterable"),
    def(
        "extendleft(self, iterable, /)",
        extend_left,
        "Extend the left side of the deque with elements from the iterable",
    ),
    def(
        "index(self, value, start=0, stop=None, /)",
        index,
        "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present.",
    ),
    def("insert(self, index, object, /)", insert, "D.insert(index, object) -- insert object before index"),
    def("pop(self, /)", pop, "Remove and return the rightmost element."),
    def("popleft(self, /)", pop_left, "Remove and return the leftmost element."),
    def("remove(self, value, /)", remove, "D.remove(value) -- remove first occurrence of value."),
    def("reverse(self, /)", reverse, "D.reverse() -- reverse *IN PLACE*"),
    def(
        "rotate(self, n=1, /)",
        rotate,
        "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.",
    ),
    def(
        "__reversed__(self, /)",
        deque_iterator::reversed,
        "D.__reversed__() -- return a reverse iterator over the deque",
    ),
    def("__reduce__(self, /)", reduce, "Return state information for pickling."),
];

/// Adds at the right end.
pub(super) fn append(vm: &mut Vm, args: &[Value]) -> Res {
    let item = args[1];
    change(vm, args[0], 1, |deque| deque.push_back(item))?;
    Ok(Value::None)
}

/// Adds at the left end.
pub(super) fn append_left(vm: &mut Vm, args: &[Value]) -> Res {
    let item = args[1];
    change(vm, args[0], 1, |deque| deque.push_front(item))?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Res {
    take(vm, args[0], |deque| deque.items.pop_back())
}

fn pop_left(vm: &mut Vm, args: &[Value]) -> Res {
    take(vm, args[0], |deque| deque.items.pop_front())
}

fn take(vm: &mut Vm, this: Value, pop: fn(&mut Deque) -> Option<Value>) -> Res {
    let taken = change(vm, this, 0, |deque| {
        deque.version = deque.version.wrapping_add(1);
        pop(deque)
    })?;
    match taken {
        Some(item) => Ok(item),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

/// Removes everything and gives back the memory.
pub(super) fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    deque(vm, args[0])?;
    edit(vm, args[0], |deque: &mut Deque| {
        deque.items = Default::default();
        deque.version = deque.version.wrapping_add(1);
    });
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    let items = items(vm, args[0])?;
    new_like(vm, args[0], items)
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let mut n = 0;
    let mut from = 0;
    loop {
        let len = deque(vm, args[0])?.items.len();
        match find(vm, args[0], args[1], from..len)? {
            Some(position) => {
                n += 1;
                from = position + 1;
            }
            None => return Ok(Value::Int(n)),
        }
    }
}

/// Adds the items of an iterable at the right end.
pub(super) fn extend(vm: &mut Vm, args: &[Value]) -> Res {
    extend_by(vm, args, "deque_extend", |deque, items| items.into_iter().for_each(|item| deque.push_back(item)))
}

fn extend_left(vm: &mut Vm, args: &[Value]) -> Res {
    extend_by(vm, args, "deque_extend_left", |deque, items| items.into_iter().for_each(|item| deque.push_front(item)))
}

fn extend_by(vm: &mut Vm, args: &[Value], prelude: &'static str, push: fn(&mut Deque, Vec<Value>)) -> Res {
    let (this, iterable) = (args[0], args[1]);
    deque(vm, this)?;
    let other: Option<Vec<Value>> = content::<Deque>(vm, iterable).map(|other| other.items.iter().copied().collect());
    let new = match other {
        Some(items) if matches!(iterable, Value::Object(_)) => items,
        _ if vm.needs_loop(iterable) => return vm.tail_prelude(prelude, &[this, iterable]),
        _ => vm.collect(iterable)?,
    };
    change(vm, this, new.len(), |deque| push(deque, new))?;
    Ok(Value::None)
}

fn index(vm: &mut Vm, args: &[Value]) -> Res {
    let len = deque(vm, args[0])?.items.len();
    let bound = |vm: &mut Vm, value: Value, default: usize| -> Res<usize> {
        if !value.is_bound() {
            return Ok(default);
        }
        let message = "slice indices must be integers or have an __index__ method";
        let index = match vm.index_or_none(value)? {
            Some(Value::Int(i)) => i,
            Some(_) => vm.as_index(value, "")?,
            None => return Err(vm.type_error(message)),
        };
        let position = if index < 0 { (index + len as i64).max(0) } else { index };
        Ok((position as usize).min(len))
    };
    let (start, stop) = (bound(vm, args[2], 0)?, bound(vm, args[3], len)?);
    match find(vm, args[0], args[1], start..stop)? {
        Some(position) => Ok(Value::Int(position as i64)),
        None => {
            let message = format!("{} is not in deque", vm.repr(args[1])?);
            Err(vm.value_error(message))
        }
    }
}

fn insert(vm: &mut Vm, args: &[Value]) -> Res {
    let index = vm.as_index(args[1], "")?;
    let (len, maxlen) = {
        let deque = deque(vm, args[0])?;
        (deque.items.len() as i64, deque.maxlen)
    };
    if maxlen == Some(len as usize) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let position = if index < 0 { (index + len).max(0) } else { index.min(len) } as usize;
    let item = args[2];
    change(vm, args[0], 1, |deque| {
        deque.items.insert(position, item);
        deque.version = deque.version.wrapping_add(1);
    })?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Res {
    let (len, version) = {
        let deque = deque(vm, args[0])?;
        (deque.items.len(), deque.version)
    };
    for position in 0..len {
        let Some(item) = deque(vm, args[0])?.items.get(position).copied() else { break };
        let same = vm.eq(item, args[1])?;
        if deque(vm, args[0])?.version != version {
            return Err(vm.index_error("deque mutated during remove()."));
        }
        if same {
            change(vm, args[0], 0, |deque| {
                deque.items.remove(position);
                deque.version = deque.version.wrapping_add(1);
            })?;
            return Ok(Value::None);
        }
    }
    let message = format!("{} is not in deque", vm.repr(args[1])?);
    Err(vm.value_error(message))
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Res {
    change(vm, args[0], 0, |deque| deque.items.make_contiguous().reverse())?;
    Ok(Value::None)
}

fn rotate(vm: &mut Vm, args: &[Value]) -> Res {
    let n = if args[1].is_bound() { vm.as_index(args[1], "")? } else { 1 };
    let len = deque(vm, args[0])?.items.len();
    if len > 1 {
        let steps = n.rem_euclid(len as i64) as usize;
        change(vm, args[0], 0, |deque| {
            deque.items.rotate_right(steps);
            deque.version = deque.version.wrapping_add(1);
        })?;
    }
    Ok(Value::None)
}
