//! Ranges: sequences of integers of any size, computed.

use dashu_int::{IBig, Sign};
use sesf_heap::{Range, RangeId, SliceId, Value};

use super::integers::div_floor;
use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// `range(start, stop, step)`; the arguments are exact integers.
    ///
    /// # Errors
    /// `ValueError` if the step is zero.
    pub fn new_range(&mut self, start: Value, stop: Value, step: Value) -> Res {
        if step == Value::Int(0) {
            return Err(self.value_error("range() arg 3 must not be zero"));
        }
        let len = match (start, stop, step) {
            (Value::Int(start), Value::Int(stop), Value::Int(step)) => {
                let len = small_len(start as i128, stop as i128, step as i128);
                self.heap.new_i128(len)
            }
            _ => {
                let len = big_len(&self.big_of(start), &self.big_of(stop), &self.big_of(step));
                self.heap.new_int(len)
            }
        };
        Ok(Value::Range(self.heap.add(|h| &mut h.ranges, Range { start, stop, step, len })))
    }

    /// An integer as a big one (0 for anything else).
    pub(super) fn big_of(&self, value: Value) -> IBig {
        self.as_big(value).unwrap_or(IBig::ZERO)
    }

    /// The element at an index, which may be negative; `None` beyond the ends.
    pub(super) fn range_item(&mut self, id: RangeId, index: Value) -> Option<Value> {
        let range = *self.heap.ranges.get(id);
        if let (Value::Int(start), Value::Int(step), Value::Int(len), Value::Int(index)) =
            (range.start, range.step, range.len, index)
        {
            let index = if index < 0 { index + len } else { index };
            if !(0..len).contains(&index) {
                return None;
            }
            return Some(self.heap.new_i128(start as i128 + index as i128 * step as i128));
        }
        let (mut index, len) = (self.big_of(index), self.big_of(range.len));
        if index.sign() == Sign::Negative {
            index += &len;
        }
        if index.sign() == Sign::Negative || index >= len {
            return None;
        }
        Some(self.range_at(&range, &index))
    }

    /// `start + index * step`, not checked against the length.
    fn range_at(&mut self, range: &Range, index: &IBig) -> Value {
        let value = self.big_of(range.start) + index * self.big_of(range.step);
        self.heap.new_int(value)
    }

    /// `range[slice]`: a range.
    pub(super) fn range_slice(&mut self, id: RangeId, slice: SliceId) -> Res {
        let range = *self.heap.ranges.get(id);
        let len = self.big_of(range.len);
        let [start, stop, step] = self.slice_indices(slice, &len)?;
        let step = self.big_of(range.step) * step;
        let (start, stop) = (self.range_at(&range, &start), self.range_at(&range, &stop));
        let step = self.heap.new_int(step);
        self.new_range(start, stop, step)
    }

    /// The position of an exact integer in a range.
    pub fn range_position(&self, id: RangeId, value: Value) -> Option<IBig> {
        let range = *self.heap.ranges.get(id);
        let (start, step) = (self.big_of(range.start), self.big_of(range.step));
        let (position, rest) = div_floor(&(self.as_big(value)? - start), &step);
        let inside = rest.is_zero() && position.sign() == Sign::Positive && position < self.big_of(range.len);
        inside.then_some(position)
    }

    /// Whether an exact integer is in a range.
    #[inline]
    pub(super) fn range_contains(&self, id: RangeId, value: Value) -> bool {
        let range = self.heap.ranges.get(id);
        if let (Value::Int(start), Value::Int(stop), Value::Int(step), Value::Int(value)) =
            (range.start, range.stop, range.step, value)
        {
            let inside = if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
            return inside && (value as i128 - start as i128) % step as i128 == 0;
        }
        self.range_position(id, value).is_some()
    }

    /// Whether two ranges have the same elements.
    pub(super) fn range_eq(&self, a: RangeId, b: RangeId) -> bool {
        let (x, y) = (*self.heap.ranges.get(a), *self.heap.ranges.get(b));
        let same = |p: Value, q: Value| self.as_big(p) == self.as_big(q);
        if !same(x.len, y.len) {
            return false;
        }
        match x.len {
            Value::Int(0) => true,
            Value::Int(1) => same(x.start, y.start),
            _ => same(x.start, y.start) && same(x.step, y.step),
        }
    }
}

fn small_len(start: i128, stop: i128, step: i128) -> i128 {
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance <= 0 { 0 } else { (distance - 1) / step.abs() + 1 }
}

fn big_len(start: &IBig, stop: &IBig, step: &IBig) -> IBig {
    let (distance, step) =
        if step.sign() == Sign::Positive { (stop - start, step.clone()) } else { (start - stop, -step) };
    if distance <= IBig::ZERO { IBig::ZERO } else { (distance - IBig::ONE) / step + IBig::ONE }
}
