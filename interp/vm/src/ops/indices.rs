//! Slices: what they select from a sequence.

use dashu_int::{IBig, Sign};
use sesf_heap::{SliceId, Value};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

/// The `TypeError` for a bound that is no index.
const BAD_BOUND: &str = "slice indices must be integers or None or have an __index__ method";

impl Vm {
    /// `slice(start, stop, step)`.
    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        Value::Slice(self.heap.add(|h| &mut h.slices, [start, stop, step]))
    }

    /// What a slice selects from a sequence of this length: start, stop, step and the number of items.
    ///
    /// # Errors
    /// `TypeError` for bounds that are no indices, `ValueError` for step zero.
    pub fn slice_bounds(&mut self, slice: SliceId, len: usize) -> Res<(i64, i64, i64, usize)> {
        let parts = *self.heap.slices.get(slice);
        self.bounds(parts, len)
    }

    /// As [`Vm::slice_bounds`], of the parts of a slice.
    pub(super) fn bounds(&mut self, [start, stop, step]: [Value; 3], len: usize) -> Res<(i64, i64, i64, usize)> {
        if let Some(bounds) = bounds_plain([start, stop, step], len) {
            return Ok(bounds);
        }
        let step = self.slice_bound(step)?;
        if step == Some(0) {
            return Err(self.zero_step());
        }
        let (start, stop) = (self.slice_bound(start)?, self.slice_bound(stop)?);
        Ok(resolve(start, stop, step, len))
    }

    /// A bound as a machine integer, if there is one; beyond 64 bits it is as good as infinite.
    fn slice_bound(&mut self, bound: Value) -> Res<Option<i64>> {
        match plain_bound(bound) {
            Some(bound) => Ok(bound),
            None => match self.index_or_none(bound)? {
                Some(Value::Int(i)) => Ok(Some(i)),
                Some(Value::BigInt(id)) => {
                    Ok(Some(if self.heap.bigint(id).sign() == Sign::Negative { i64::MIN } else { i64::MAX }))
                }
                _ => Err(self.type_error(BAD_BOUND)),
            },
        }
    }

    fn zero_step(&mut self) -> Interrupt {
        self.value_error("slice step cannot be zero")
    }

    /// `slice.indices(len)` for a length of any size: start, stop and step.
    ///
    /// # Errors
    /// As for [`Vm::slice_bounds`].
    pub fn slice_indices(&mut self, slice: SliceId, len: &IBig) -> Res<[IBig; 3]> {
        let [start, stop, step] = *self.heap.slices.get(slice);
        let step = self.big_bound(step)?.unwrap_or(IBig::ONE);
        if step.is_zero() {
            return Err(self.zero_step());
        }
        let backwards = step.sign() == Sign::Negative;
        let (lower, upper) = if backwards { (IBig::NEG_ONE, len - IBig::ONE) } else { (IBig::ZERO, len.clone()) };
        let clamp = |bound: Option<IBig>, default: &IBig| match bound {
            None => default.clone(),
            Some(bound) if bound.sign() == Sign::Negative => (bound + len).max(lower.clone()),
            Some(bound) => bound.min(upper.clone()),
        };
        let (first, last) = if backwards { (&upper, &lower) } else { (&lower, &upper) };
        let (start, stop) = (self.big_bound(start)?, self.big_bound(stop)?);
        Ok([clamp(start, first), clamp(stop, last), step])
    }

    fn big_bound(&mut self, bound: Value) -> Res<Option<IBig>> {
        if bound.is_none() {
            return Ok(None);
        }
        match self.index_or_none(bound)? {
            Some(index) => Ok(self.as_big(index)),
            None => Err(self.type_error(BAD_BOUND)),
        }
    }
}

/// A bound that is a machine integer or absent; nothing of any other.
#[inline(always)]
fn plain_bound(bound: Value) -> Option<Option<i64>> {
    match bound {
        Value::Int(i) => Some(Some(i)),
        Value::None => Some(None),
        _ => None,
    }
}

/// As [`Vm::slice_bounds`], of parts that are machine integers or absent; nothing of any other, or of step 0.
#[inline]
pub(crate) fn bounds_plain([start, stop, step]: [Value; 3], len: usize) -> Option<(i64, i64, i64, usize)> {
    let (start, stop) = (plain_bound(start)?, plain_bound(stop)?);
    match plain_bound(step)? {
        Some(0) => None,
        step => Some(resolve(start, stop, step, len)),
    }
}

/// Start, stop, step and the number of items selected from a sequence of this length.
#[inline]
fn resolve(start: Option<i64>, stop: Option<i64>, step: Option<i64>, len: usize) -> (i64, i64, i64, usize) {
    let (len, step) = (len as i64, step.unwrap_or(1).max(-i64::MAX));
    let (first, last) = if step < 0 { (len - 1, -1) } else { (0, len) };
    let start = start.map_or(first, |bound| clamp_bound(bound, len, step));
    let stop = stop.map_or(last, |bound| clamp_bound(bound, len, step));
    (start, stop, step, n_selected(start, stop, step))
}

/// A bound as a position: from the end if negative, and within the sequence.
fn clamp_bound(bound: i64, len: i64, step: i64) -> i64 {
    if bound < 0 {
        let bound = bound.saturating_add(len);
        if bound >= 0 {
            bound
        } else if step < 0 {
            -1
        } else {
            0
        }
    } else if bound >= len {
        if step < 0 { len - 1 } else { len }
    } else {
        bound
    }
}

fn n_selected(start: i64, stop: i64, step: i64) -> usize {
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance <= 0 {
        0
    } else if step == 1 || step == -1 {
        // Without the division, which takes longer than all the rest.
        distance as usize
    } else {
        ((distance - 1) / step.abs() + 1) as usize
    }
}

/// The positions that a resolved slice selects.
pub(super) fn positions(start: i64, step: i64, count: usize) -> impl Iterator<Item = usize> {
    (0..count as i64).map(move |i| (start + i * step) as usize)
}
