//! Search, split and padding on bytes. UTF-8 lets texts use them too: a valid text never occurs
//! in another one but at a character.

use std::ops::Range;

use memchr::memmem;

/// The offset of the first occurrence.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, haystack),
        _ => memmem::find(haystack, needle),
    }
}

/// The offset of the last occurrence.
pub(crate) fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memrchr(*byte, haystack),
        _ => memmem::rfind(haystack, needle),
    }
}

/// The number of occurrences that do not overlap; the needle is not empty.
pub(crate) fn count(haystack: &[u8], needle: &[u8]) -> usize {
    match needle {
        [byte] => memchr::memchr_iter(*byte, haystack).count(),
        _ => memmem::find_iter(haystack, needle).count(),
    }
}

/// Reads a `maxsplit` or `count` argument, which is unlimited when negative.
pub(crate) fn to_limit(count: i64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Calls back with the pieces between separators, from left to right.
pub(crate) fn split(haystack: &[u8], separator: &[u8], max_splits: usize, mut push: impl FnMut(Range<usize>)) {
    let mut start = 0;
    let mut push_until = |found: usize| {
        push(start..found);
        start = found + separator.len();
    };
    match separator {
        [byte] => memchr::memchr_iter(*byte, haystack).take(max_splits).for_each(&mut push_until),
        _ => memmem::find_iter(haystack, separator).take(max_splits).for_each(&mut push_until),
    }
    push_until(haystack.len());
}

/// Returns the pieces between separators that are looked for from the right, in their order.
pub(crate) fn rsplit(haystack: &[u8], separator: &[u8], max_splits: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut end = haystack.len();
    while pieces.len() < max_splits
        && let Some(found) = rfind(&haystack[..end], separator)
    {
        pieces.push(found + separator.len()..end);
        end = found;
    }
    pieces.push(0..end);
    pieces.reverse();
    pieces
}

/// Replaces occurrences of a needle that is not empty; `None` when there are none.
pub(crate) fn replace(haystack: &[u8], old: &[u8], new: &[u8], limit: usize) -> Option<Vec<u8>> {
    if limit == 0 {
        return None;
    }
    find(haystack, old)?;
    let mut out = Vec::with_capacity(haystack.len());
    split(haystack, old, limit, |piece| {
        if piece.start > 0 {
            out.extend_from_slice(new);
        }
        out.extend_from_slice(&haystack[piece]);
    });
    Some(out)
}

/// The padding on the left and the right of `center`: the odd one goes left when the width is
/// odd.
pub(crate) fn center_padding(len: usize, width: usize) -> (usize, usize) {
    let n_padding = width.saturating_sub(len);
    let left = n_padding / 2 + (n_padding & width & 1);
    (left, n_padding - left)
}

/// Replaces tabs by spaces up to the next multiple of `tab_size`; bytes that continue a character
/// take no column when `is_text`. A tab size is at most what a C `int` holds.
pub(crate) fn expand_tabs(bytes: &[u8], tab_size: i64, is_text: bool) -> Vec<u8> {
    let tab_size = tab_size.clamp(0, i64::from(i32::MAX)) as usize;
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for &byte in bytes {
        if byte == b'\t' {
            let n_spaces = if tab_size == 0 { 0 } else { tab_size - column % tab_size };
            out.extend(std::iter::repeat_n(b' ', n_spaces));
            column += n_spaces;
            continue;
        }
        out.push(byte);
        if matches!(byte, b'\n' | b'\r') {
            column = 0;
        } else if !(is_text && is_continuation(byte)) {
            column += 1;
        }
    }
    out
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}
