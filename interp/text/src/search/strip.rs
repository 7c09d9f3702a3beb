//! `strip`, `lstrip` and `rstrip`.

use crate::chars;

/// Which ends to strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The start: `lstrip`.
    Left,
    /// The end: `rstrip`.
    Right,
    /// Both: `strip`.
    Both,
}

impl Side {
    /// Says whether the start is stripped.
    pub fn has_left(self) -> bool {
        self != Side::Right
    }

    /// Says whether the end is stripped.
    pub fn has_right(self) -> bool {
        self != Side::Left
    }
}

/// Removes characters of a set from the ends, spaces when the set is `None`.
pub fn strip<'a>(text: &'a str, set: Option<&str>, side: Side) -> &'a str {
    match set {
        None => trim(text, chars::is_space, side),
        Some(set) => trim(text, |c| set.contains(c), side),
    }
}

fn trim(text: &str, is_removed: impl Fn(char) -> bool + Copy, side: Side) -> &str {
    let text = if side.has_left() { text.trim_start_matches(is_removed) } else { text };
    if side.has_right() { trim_end(text, is_removed) } else { text }
}

fn trim_end(text: &str, is_removed: impl Fn(char) -> bool) -> &str {
    let kept = text.char_indices().rev().find(|(_, c)| !is_removed(*c));
    kept.map_or("", |(idx, c)| &text[..idx + c.len_utf8()])
}
