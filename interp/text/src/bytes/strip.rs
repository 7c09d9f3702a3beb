//! `strip`, `lstrip` and `rstrip` of bytes.

use crate::int::is_c_space;
use crate::search::Side;

/// Removes bytes of a set from the ends, ASCII spaces when the set is `None`.
pub fn strip<'a>(bytes: &'a [u8], set: Option<&[u8]>, side: Side) -> &'a [u8] {
    let is_kept = |byte: &u8| match set {
        None => !is_c_space(*byte),
        Some(set) => !set.contains(byte),
    };
    let start = match side.has_left() {
        true => bytes.iter().position(is_kept).unwrap_or(bytes.len()),
        false => 0,
    };
    let rest = &bytes[start..];
    match side.has_right() {
        true => &rest[..rest.iter().rposition(is_kept).map_or(0, |idx| idx + 1)],
        false => rest,
    }
}
