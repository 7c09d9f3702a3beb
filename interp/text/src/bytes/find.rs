//! `find`, `count`, `startswith` and slices of bytes.

use crate::search::{Bounds, Slice, raw};

/// The offset of the first occurrence within the bounds.
pub fn find(bytes: &[u8], needle: &[u8], bounds: Bounds) -> Option<usize> {
    let window = bounds.resolve(bytes.len())?;
    Some(window.start + raw::find(&bytes[window], needle)?)
}

/// The offset of the last occurrence within the bounds.
pub fn rfind(bytes: &[u8], needle: &[u8], bounds: Bounds) -> Option<usize> {
    let window = bounds.resolve(bytes.len())?;
    Some(window.start + raw::rfind(&bytes[window], needle)?)
}

/// The number of occurrences within the bounds that do not overlap; the empty one occurs before
/// each byte and at the end.
pub fn count(bytes: &[u8], needle: &[u8], bounds: Bounds) -> usize {
    match bounds.resolve(bytes.len()) {
        None => 0,
        Some(window) if needle.is_empty() => window.len() + 1,
        Some(window) => raw::count(&bytes[window], needle),
    }
}

/// Says whether `needle in bytes`.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    needle.is_empty() || raw::find(bytes, needle).is_some()
}

/// Says whether the bytes within the bounds start with the prefix.
pub fn starts_with(bytes: &[u8], prefix: &[u8], bounds: Bounds) -> bool {
    bounds.resolve(bytes.len()).is_some_and(|window| bytes[window].starts_with(prefix))
}

/// Says whether the bytes within the bounds end with the suffix.
pub fn ends_with(bytes: &[u8], suffix: &[u8], bounds: Bounds) -> bool {
    bounds.resolve(bytes.len()).is_some_and(|window| bytes[window].ends_with(suffix))
}

/// The bytes that a slice selects.
pub fn slice(bytes: &[u8], slice: Slice) -> Vec<u8> {
    if slice.step == 1 && slice.len > 0 {
        let start = slice.start as usize;
        return bytes[start..start + slice.len].to_vec();
    }
    slice.indices().map(|idx| bytes[idx]).collect()
}
