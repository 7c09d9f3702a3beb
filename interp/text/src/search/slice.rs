//! Slices: `slice.indices` for every sequence, and slices of texts.

use super::position::{byte_offset, substring};
use crate::error::TextError;

/// A slice resolved for a sequence: `start`, `start + step` and so on, `len` elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first index, which may be -1 or the length when the slice is empty.
    pub start: i64,
    /// The index after the last, in the direction of the step.
    pub stop: i64,
    /// The distance from one element to the next.
    pub step: i64,
    /// The number of elements.
    pub len: usize,
}

impl Slice {
    /// The indices that the slice selects, in its order.
    pub fn indices(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.len).map(move |n| (self.start + n as i64 * self.step) as usize)
    }
}

/// Resolves the parts of a slice, `None` where they are absent, for a sequence of `len` elements.
///
/// # Errors
/// `ValueError` when the step is zero.
pub fn slice_indices(start: Option<i64>, stop: Option<i64>, step: Option<i64>, len: usize) -> Result<Slice, TextError> {
    // The smallest step is replaced by one whose negative exists.
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(TextError::value("slice step cannot be zero"));
    }
    let len = len as i64;
    let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clip = |idx: i64| {
        let idx = if idx < 0 { idx.saturating_add(len) } else { idx };
        idx.clamp(lowest, highest)
    };
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let start = start.map_or(first, clip);
    let stop = stop.map_or(last, clip);
    let distance = if step < 0 { start - stop } else { stop - start };
    let n_elements = if distance > 0 { (distance - 1) / step.abs() + 1 } else { 0 };
    Ok(Slice { start, stop, step, len: n_elements as usize })
}

/// The characters of a text that a slice selects.
pub fn slice(text: &str, slice: Slice, is_ascii: bool) -> String {
    if slice.len == 0 {
        return String::new();
    }
    if slice.step == 1 {
        let start = slice.start as usize;
        return substring(text, start..start + slice.len, is_ascii).to_owned();
    }
    if is_ascii {
        let bytes = text.as_bytes();
        return slice.indices().map(|idx| bytes[idx] as char).collect();
    }
    slice_by_steps(text, slice)
}

/// Walks from the first selected character in the direction of the step.
fn slice_by_steps(text: &str, slice: Slice) -> String {
    let start = slice.start as usize;
    let step = slice.step.unsigned_abs() as usize;
    if slice.step > 0 {
        let rest = &text[byte_offset(text, start, false)..];
        rest.chars().step_by(step).take(slice.len).collect()
    } else {
        let rest = &text[..byte_offset(text, start + 1, false)];
        rest.chars().rev().step_by(step).take(slice.len).collect()
    }
}
