//! Sorting values.
//!
//! Values whose order needs no user code and is total are sorted by the standard library. Everything else goes through
//! [`merge`], which makes the comparisons that CPython makes, in its order.

mod merge;

use std::cmp::Ordering;

use sesf_bytecode::CompareOp;
use sesf_heap::{Heap, TupleId, Value, equality};
use sesf_vm::{Res, Vm};

/// Sorts items. After an error they are in some order.
pub(crate) fn sort_values(vm: &mut Vm, items: &mut [Value], reverse: bool) -> Res<()> {
    sort_by(vm, items, |item| *item, reverse)
}

/// Sorts items by keys, one for each.
pub(crate) fn sort_by_keys(vm: &mut Vm, keys: &[Value], items: &mut [Value], reverse: bool) -> Res<()> {
    let mut pairs: Vec<(Value, Value)> = keys.iter().copied().zip(items.iter().copied()).collect();
    let result = sort_by(vm, &mut pairs, |pair| pair.0, reverse);
    for (item, (_, sorted)) in items.iter_mut().zip(pairs) {
        *item = sorted;
    }
    result
}

fn sort_by<T: Copy>(vm: &mut Vm, entries: &mut [T], key: fn(&T) -> Value, reverse: bool) -> Res<()> {
    let order = |ascending: Ordering| if reverse { ascending.reverse() } else { ascending };
    match uniform_kind(entries.iter().map(key)) {
        Kind::Ints => entries.sort_by(|a, b| order(int(key(a)).cmp(&int(key(b))))),
        Kind::Floats => {
            entries.sort_by(|a, b| order(float(key(a)).partial_cmp(&float(key(b))).unwrap_or(Ordering::Equal)))
        }
        Kind::Texts => sort_by_text(&vm.heap, entries, key, reverse),
        Kind::Other if sort_by_columns(&vm.heap, entries, key, reverse) => {}
        Kind::Other => return sort_by_comparing(vm, entries, key, reverse),
    }
    Ok(())
}

/// As in CPython, turning around before and after keeps equal items in their order.
fn sort_by_comparing<T: Copy>(vm: &mut Vm, entries: &mut [T], key: fn(&T) -> Value, reverse: bool) -> Res<()> {
    if reverse {
        entries.reverse();
    }
    let result = merge::sort(entries, |a, b| is_less(vm, key(a), key(b)));
    if reverse {
        entries.reverse();
    }
    result
}

/// The first bytes of each text decide most comparisons.
fn sort_by_text<T: Copy>(heap: &Heap, entries: &mut [T], key: fn(&T) -> Value, reverse: bool) {
    let mut prefixed: Vec<(u64, &str, T)> = entries
        .iter()
        .map(|entry| {
            let text = text(heap, key(entry));
            (prefix(text), text, *entry)
        })
        .collect();
    prefixed.sort_by(|a, b| {
        let ascending = a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1));
        if reverse { ascending.reverse() } else { ascending }
    });
    for (entry, (_, _, sorted)) in entries.iter_mut().zip(prefixed) {
        *entry = sorted;
    }
}

/// Sorts by tuples of one length whose items are all ints, all floats or all texts in each place; whether they are.
fn sort_by_columns<T: Copy>(heap: &Heap, entries: &mut [T], key: fn(&T) -> Value, reverse: bool) -> bool {
    let columns_of = |entry: &T| match key(entry) {
        Value::Tuple(id) => heap.tuple(id),
        _ => &[],
    };
    let Some(first) = entries.first().map(columns_of) else { return false };
    let kinds: Vec<Kind> = first.iter().map(|item| kind(*item)).collect();
    let fits = |entry: &T| {
        let items = columns_of(entry);
        items.len() == kinds.len() && items.iter().zip(&kinds).all(|(item, kind_wanted)| kind(*item) == *kind_wanted)
    };
    if kinds.is_empty() || kinds.contains(&Kind::Other) || !entries.iter().all(fits) {
        return false;
    }
    // Most comparisons are decided by the first items.
    let leading = |items: &[Value]| match items.first() {
        Some(Value::Int(i)) => *i,
        _ => 0,
    };
    let mut rows: Vec<(i64, &[Value], T)> = entries
        .iter()
        .map(|entry| {
            let items = columns_of(entry);
            (leading(items), items, *entry)
        })
        .collect();
    rows.sort_by(|a, b| {
        let ascending = a.0.cmp(&b.0).then_with(|| compare_rows(heap, a.1, b.1));
        if reverse { ascending.reverse() } else { ascending }
    });
    for (entry, (_, _, sorted)) in entries.iter_mut().zip(rows) {
        *entry = sorted;
    }
    true
}

/// The order of tuples of one length whose items are of the same kinds.
fn compare_rows(heap: &Heap, a: &[Value], b: &[Value]) -> Ordering {
    let orders = a.iter().zip(b).map(|pair| match pair {
        (Value::Int(x), Value::Int(y)) => x.cmp(y),
        (Value::Float(x), Value::Float(y)) => x.partial_cmp(y).unwrap_or(Ordering::Equal),
        (Value::Str(x), Value::Str(y)) => heap.str(*x).cmp(heap.str(*y)),
        _ => Ordering::Equal,
    });
    orders.fold(Ordering::Equal, Ordering::then)
}

/// The first eight bytes of a text as a number that orders as they do.
fn prefix(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let n = text.len().min(8);
    bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
    u64::from_be_bytes(bytes)
}

/// What all the keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ints,
    /// Without NaN.
    Floats,
    Texts,
    Other,
}

fn uniform_kind(mut keys: impl Iterator<Item = Value>) -> Kind {
    let Some(first) = keys.next().map(kind) else { return Kind::Other };
    if keys.all(|key| kind(key) == first) { first } else { Kind::Other }
}

fn kind(key: Value) -> Kind {
    match key {
        Value::Int(_) => Kind::Ints,
        Value::Float(f) if !f.is_nan() => Kind::Floats,
        Value::Str(_) => Kind::Texts,
        _ => Kind::Other,
    }
}

fn int(value: Value) -> i64 {
    if let Value::Int(i) = value { i } else { 0 }
}

fn float(value: Value) -> f64 {
    if let Value::Float(f) = value { f } else { 0.0 }
}

fn text(heap: &Heap, value: Value) -> &str {
    if let Value::Str(id) = value { heap.str(id) } else { "" }
}

/// `a < b`.
#[inline]
fn is_less(vm: &mut Vm, a: Value, b: Value) -> Res<bool> {
    match plain_less(&vm.heap, a, b) {
        Some(answer) => Ok(answer),
        None => vm.compare(CompareOp::Lt, a, b),
    }
}

/// `a < b` of values that need no user code; `None` for others.
#[inline]
fn plain_less(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x < y),
        (Value::Float(x), Value::Float(y)) => Some(x < y),
        (Value::Str(x), Value::Str(y)) => Some(heap.str(x) < heap.str(y)),
        (Value::Tuple(x), Value::Tuple(y)) => tuple_less(heap, x, y),
        _ => None,
    }
}

/// Tuples are compared by their first difference. Nested ones are left to the machine, which counts levels.
fn tuple_less(heap: &Heap, a: TupleId, b: TupleId) -> Option<bool> {
    let (a, b) = (heap.tuple(a), heap.tuple(b));
    for (x, y) in a.iter().zip(b.iter()) {
        if x.is(*y) {
            continue;
        }
        match equality::eq_plain(heap, *x, *y)? {
            true => {}
            false if matches!(x, Value::Tuple(_)) => return None,
            false => return plain_less(heap, *x, *y),
        }
    }
    Some(a.len() < b.len())
}
