//! Code-point positions and the byte offsets they stand for.

use std::ops::Range;

/// The optional `start` and `end` arguments of `find`, `count`, `startswith` and their like:
/// negative values count from the end, values beyond it are clipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first position.
    pub start: i64,
    /// The position after the last.
    pub end: i64,
}

impl Bounds {
    /// The whole text.
    pub const ALL: Bounds = Bounds { start: 0, end: i64::MAX };

    /// Resolves the bounds for a sequence of that length; `None` when they are beyond its end or
    /// cross, where not even the empty text is found.
    pub fn resolve(self, len: usize) -> Option<Range<usize>> {
        let len = len as i64;
        let end = if self.end < 0 { self.end.saturating_add(len).max(0) } else { self.end.min(len) };
        let start = if self.start < 0 { self.start.saturating_add(len).max(0) } else { self.start };
        (start <= end).then_some(start as usize..end as usize)
    }
}

/// The number of code points.
pub fn char_len(text: &str, is_ascii: bool) -> usize {
    if is_ascii { text.len() } else { text.chars().count() }
}

/// The byte offset of a code-point position, the text's length when the position is beyond it.
pub fn byte_offset(text: &str, idx: usize, is_ascii: bool) -> usize {
    if is_ascii {
        return idx.min(text.len());
    }
    let mut chars = text.chars();
    if idx > 0 {
        chars.nth(idx - 1);
    }
    text.len() - chars.as_str().len()
}

/// The code-point position of a byte offset.
pub fn char_index(text: &str, offset: usize, is_ascii: bool) -> usize {
    if is_ascii { offset } else { text[..offset].chars().count() }
}

/// The character at a position.
pub fn char_at(text: &str, idx: usize, is_ascii: bool) -> Option<char> {
    if is_ascii {
        return text.as_bytes().get(idx).map(|byte| *byte as char);
    }
    text.chars().nth(idx)
}

/// Resolves a subscript, negative from the end; `None` when it is out of range.
pub fn normalize_index(idx: i64, len: usize) -> Option<usize> {
    let idx = if idx < 0 { idx.checked_add(len as i64)? } else { idx };
    usize::try_from(idx).ok().filter(|idx| *idx < len)
}

/// The bytes that a range of positions covers.
pub fn byte_range(text: &str, range: Range<usize>, is_ascii: bool) -> Range<usize> {
    let start = byte_offset(text, range.start, is_ascii);
    let n_chars = range.end.saturating_sub(range.start);
    start..start + byte_offset(&text[start..], n_chars, is_ascii)
}

/// The text between two positions.
pub fn substring(text: &str, range: Range<usize>, is_ascii: bool) -> &str {
    &text[byte_range(text, range, is_ascii)]
}
