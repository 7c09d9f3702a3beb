//! `replace` and `translate` of bytes.

use std::borrow::Cow;

use crate::error::TextError;
use crate::search::raw;

/// Replaces the first `count` occurrences, all when negative; the empty one occurs before each
/// byte and at the end.
pub fn replace<'a>(bytes: &'a [u8], old: &[u8], new: &[u8], count: i64) -> Cow<'a, [u8]> {
    let limit = raw::to_limit(count);
    if old.is_empty() {
        return Cow::Owned(interleave(bytes, new, limit));
    }
    match raw::replace(bytes, old, new, limit) {
        Some(replaced) => Cow::Owned(replaced),
        None => Cow::Borrowed(bytes),
    }
}

fn interleave(bytes: &[u8], new: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for (idx, &byte) in bytes.iter().enumerate() {
        if idx < limit {
            out.extend_from_slice(new);
        }
        out.push(byte);
    }
    if bytes.len() < limit {
        out.extend_from_slice(new);
    }
    out
}

/// Deletes the bytes of a set, then maps the rest through a table of 256 bytes if there is one.
///
/// # Errors
/// `ValueError` when the table has another length.
pub fn translate(bytes: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Result<Vec<u8>, TextError> {
    if table.is_some_and(|table| table.len() != 256) {
        return Err(TextError::value("translation table must be 256 characters long"));
    }
    let kept = bytes.iter().filter(|byte| !delete.contains(byte));
    Ok(match table {
        Some(table) => kept.map(|byte| table[usize::from(*byte)]).collect(),
        None => kept.copied().collect(),
    })
}

/// Makes the table that maps each byte of `from` to its counterpart, as `bytes.maketrans`.
///
/// # Errors
/// `ValueError` when the lengths differ.
pub fn make_translation(from: &[u8], to: &[u8]) -> Result<Vec<u8>, TextError> {
    if from.len() != to.len() {
        return Err(TextError::value("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to) {
        table[usize::from(*from)] = *to;
    }
    Ok(table)
}
