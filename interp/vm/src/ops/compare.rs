//! Comparisons of builtin kinds. Containers compare natively; their items as the language says, identity first.

use std::cmp::Ordering;

use dashu_int::IBig;
use sesf_bytecode::CompareOp;
use sesf_heap::{DictId, Heap, StrId, Value, equality};

use super::numbers::Number;
use crate::error::Res;
use crate::vm::Vm;

/// Whether an order satisfies an operator.
#[inline(always)]
fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order == Ordering::Less,
        CompareOp::Le => order != Ordering::Greater,
        CompareOp::Gt => order == Ordering::Greater,
        CompareOp::Ge => order != Ordering::Less,
        CompareOp::Eq => order == Ordering::Equal,
        CompareOp::Ne => order != Ordering::Equal,
    }
}

/// Whether an order that may not exist (a NaN is involved) satisfies an operator.
fn holds_partial(op: CompareOp, order: Option<Ordering>) -> bool {
    match order {
        Some(order) => holds(op, order),
        None => op == CompareOp::Ne,
    }
}

/// `x <op> y` of two texts.
#[inline]
pub(crate) fn compare_texts(heap: &Heap, op: CompareOp, x: StrId, y: StrId) -> bool {
    match op {
        CompareOp::Eq => heap.str_eq(x, y),
        CompareOp::Ne => !heap.str_eq(x, y),
        // The order of UTF-8 is that of code points.
        _ => holds(op, heap.str(x).cmp(heap.str(y))),
    }
}

impl Vm {
    /// `a <op> b` of exact builtin kinds; `None` where user methods must be asked (or nobody knows).
    #[inline]
    pub fn compare_builtin(&mut self, op: CompareOp, a: Value, b: Value) -> Res<Option<bool>> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Ok(Some(holds(op, x.cmp(&y)))),
            (Value::Str(x), Value::Str(y)) => Ok(Some(compare_texts(&self.heap, op, x, y))),
            (Value::Float(x), Value::Float(y)) => Ok(Some(holds_partial(op, x.partial_cmp(&y)))),
            (Value::Instance(_) | Value::Exception(_), _) | (_, Value::Instance(_) | Value::Exception(_)) => Ok(None),
            _ => self.compare_other(op, a, b),
        }
    }

    #[inline(never)]
    fn compare_other(&mut self, op: CompareOp, a: Value, b: Value) -> Res<Option<bool>> {
        match (a, b) {
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                self.compare_items(op, a, b).map(Some)
            }
            (Value::Set(x) | Value::FrozenSet(x), Value::Set(y) | Value::FrozenSet(y)) => {
                self.compare_sets(op, x, y).map(Some)
            }
            (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                let (x, y) = (self.bytes_like(a), self.bytes_like(b));
                Ok(Some(holds(op, x.cmp(&y))))
            }
            (Value::Slice(x), Value::Slice(y)) => {
                let (x, y) = (*self.heap.slices.get(x), *self.heap.slices.get(y));
                let (x, y) = (self.heap.new_tuple(&x), self.heap.new_tuple(&y));
                self.compare_items(op, x, y).map(Some)
            }
            (Value::Cell(x), Value::Cell(y)) => {
                let (x, y) = (*self.heap.cells.get(x), *self.heap.cells.get(y));
                match (x.is_bound(), y.is_bound()) {
                    (true, true) => self.compare(op, x, y).map(Some),
                    (x, y) => Ok(Some(holds(op, x.cmp(&y)))),
                }
            }
            (Value::Object(_), _) | (_, Value::Object(_)) => self.compare_views(op, a, b),
            _ => {
                if let (Some(x), Some(y)) = (self.number_of(a), self.number_of(b)) {
                    return Ok(compare_numbers(op, &x, &y));
                }
                self.compare_identities(op, a, b)
            }
        }
    }

    /// Equality of kinds that have no order, and of values of different kinds.
    fn compare_identities(&mut self, op: CompareOp, a: Value, b: Value) -> Res<Option<bool>> {
        let negate = match op {
            CompareOp::Eq => false,
            CompareOp::Ne => true,
            _ => return Ok(None),
        };
        let equal = match (a, b) {
            (Value::Dict(x), Value::Dict(y)) => self.dicts_equal(x, y)?,
            (Value::Range(x), Value::Range(y)) => self.range_eq(x, y),
            (Value::Method(x), Value::Method(y)) => {
                let (x, y) = (*self.heap.methods.get(x), *self.heap.methods.get(y));
                x.receiver.is(y.receiver) && self.eq(x.function, y.function)?
            }
            (Value::Class(x), _) if self.heap.classes.get(x).metaclass != sesf_heap::classes::TYPE => return Ok(None),
            (_, Value::Class(y)) if self.heap.classes.get(y).metaclass != sesf_heap::classes::TYPE => return Ok(None),
            _ => a.is(b),
        };
        Ok(Some(equal != negate))
    }

    /// `dict == dict`.
    pub(super) fn dicts_equal(&mut self, a: DictId, b: DictId) -> Res<bool> {
        if a == b {
            return Ok(true);
        }
        if self.heap.dicts.get(a).len() != self.heap.dicts.get(b).len() {
            return Ok(false);
        }
        self.enter_native(" in comparison")?;
        let answer = self.dict_entries_equal(a, b);
        self.leave_native();
        answer
    }

    fn dict_entries_equal(&mut self, a: DictId, b: DictId) -> Res<bool> {
        let mut position = 0;
        while let Some((at, entry)) = self.heap.dicts.get(a).next_from(position) {
            let (hash, key, value) = (entry.hash, entry.key, entry.value);
            let Some(found) = self.dict_find(b, key, hash)? else { return Ok(false) };
            let Some(other) = self.heap.dicts.get(b).at(found).map(|e| e.value) else { return Ok(false) };
            if !self.items_equal(value, other)? {
                return Ok(false);
            }
            position = at + 1;
        }
        Ok(true)
    }

    /// Equality of items of containers: identity first.
    #[inline]
    fn items_equal(&mut self, a: Value, b: Value) -> Res<bool> {
        if a.is(b) {
            return Ok(true);
        }
        self.eq(a, b)
    }

    /// The items of a list or tuple.
    #[inline]
    fn items_of(&self, value: Value) -> &[Value] {
        match value {
            Value::List(id) => self.heap.lists.get(id),
            Value::Tuple(id) => self.heap.tuple(id),
            _ => &[],
        }
    }

    /// Compares two lists or two tuples by their first difference.
    fn compare_items(&mut self, op: CompareOp, a: Value, b: Value) -> Res<bool> {
        let (n, m) = (self.items_of(a).len(), self.items_of(b).len());
        match op {
            CompareOp::Eq if n != m => return Ok(false),
            CompareOp::Ne if n != m => return Ok(true),
            _ => {}
        }
        if let Some(answer) = compare_plain_items(&self.heap, op, self.items_of(a), self.items_of(b)) {
            return Ok(answer);
        }
        self.enter_native(" in comparison")?;
        let answer = self.compare_by_difference(op, a, b);
        self.leave_native();
        answer
    }

    fn compare_by_difference(&mut self, op: CompareOp, a: Value, b: Value) -> Res<bool> {
        let mut index = plain_prefix(&self.heap, self.items_of(a), self.items_of(b));
        loop {
            let pair = (self.items_of(a).get(index).copied(), self.items_of(b).get(index).copied());
            let (Some(x), Some(y)) = pair else { break };
            if !self.items_equal(x, y)? {
                return match op {
                    CompareOp::Eq => Ok(false),
                    CompareOp::Ne => Ok(true),
                    _ => self.compare(op, x, y),
                };
            }
            index += 1;
        }
        let (n, m) = (self.items_of(a).len(), self.items_of(b).len());
        Ok(holds(op, n.cmp(&m)))
    }
}

/// The comparison of two lists or tuples by their items, where the first difference is between numbers or texts; `None` where
/// it takes more.
pub(crate) fn compare_plain_items(heap: &Heap, op: CompareOp, a: &[Value], b: &[Value]) -> Option<bool> {
    let index = plain_prefix(heap, a, b);
    let (Some(left), Some(right)) = (a.get(index), b.get(index)) else {
        return Some(holds(op, a.len().cmp(&b.len())));
    };
    match (*left, *right) {
        (Value::Int(i), Value::Int(j)) => Some(holds(op, i.cmp(&j))),
        (Value::Float(i), Value::Float(j)) => Some(holds_partial(op, i.partial_cmp(&j))),
        (Value::Str(i), Value::Str(j)) => Some(holds(op, heap.str(i).cmp(heap.str(j)))),
        _ => None,
    }
}

/// How many items at the front are known to be equal without user code.
fn plain_prefix(heap: &Heap, a: &[Value], b: &[Value]) -> usize {
    let same = |(x, y): &(&Value, &Value)| x.is(**y) || equality::eq_plain(heap, **x, **y) == Some(true);
    a.iter().zip(b).take_while(same).count()
}

/// The comparison of two numbers; `None` for an order of complex numbers.
fn compare_numbers(op: CompareOp, a: &Number, b: &Number) -> Option<bool> {
    let order = match (a, b) {
        (Number::Complex(x), _) => return complex_equal(op, x.real, x.imag, b),
        (_, Number::Complex(y)) => return complex_equal(op, y.real, y.imag, a),
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(y),
        (Number::Int(x), Number::Float(y)) => sesf_text::int::cmp_small_float(*x, *y),
        (Number::Float(x), Number::Int(y)) => sesf_text::int::cmp_small_float(*y, *x).map(Ordering::reverse),
        (Number::Big(x), Number::Float(y)) => sesf_text::int::cmp_big_float(x, *y),
        (Number::Float(x), Number::Big(y)) => sesf_text::int::cmp_big_float(y, *x).map(Ordering::reverse),
        (Number::Int(x), Number::Int(y)) => Some(x.cmp(y)),
        (Number::Big(x), Number::Big(y)) => Some(x.cmp(y)),
        (Number::Int(x), Number::Big(y)) => Some(IBig::from(*x).cmp(y)),
        (Number::Big(x), Number::Int(y)) => Some((**x).cmp(&IBig::from(*y))),
    };
    Some(holds_partial(op, order))
}

fn complex_equal(op: CompareOp, real: f64, imag: f64, other: &Number) -> Option<bool> {
    let equal = match other {
        Number::Complex(y) => real == y.real && imag == y.imag,
        _ => imag == 0.0 && compare_numbers(CompareOp::Eq, &Number::Float(real), other)?,
    };
    match op {
        CompareOp::Eq => Some(equal),
        CompareOp::Ne => Some(!equal),
        _ => None,
    }
}
