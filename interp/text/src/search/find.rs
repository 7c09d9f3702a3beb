//! `find`, `count`, `startswith` and their like.

use std::ops::Range;

use super::position::{Bounds, byte_range, char_index, char_len};
use super::raw;

/// The position of the first occurrence within the bounds, as `str.find`.
pub fn find(text: &str, needle: &str, bounds: Bounds, is_ascii: bool) -> Option<usize> {
    let window = Window::new(text, bounds, is_ascii)?;
    let offset = raw::find(window.text.as_bytes(), needle.as_bytes())?;
    Some(window.start + char_index(window.text, offset, is_ascii))
}

/// The position of the last occurrence within the bounds, as `str.rfind`.
pub fn rfind(text: &str, needle: &str, bounds: Bounds, is_ascii: bool) -> Option<usize> {
    let window = Window::new(text, bounds, is_ascii)?;
    let offset = raw::rfind(window.text.as_bytes(), needle.as_bytes())?;
    Some(window.start + char_index(window.text, offset, is_ascii))
}

/// The number of occurrences within the bounds that do not overlap, as `str.count`; the empty
/// text occurs before each character and at the end.
pub fn count(text: &str, needle: &str, bounds: Bounds, is_ascii: bool) -> usize {
    let Some(window) = Window::new(text, bounds, is_ascii) else {
        return 0;
    };
    if needle.is_empty() {
        return char_len(window.text, is_ascii) + 1;
    }
    raw::count(window.text.as_bytes(), needle.as_bytes())
}

/// Says whether `needle in text`.
pub fn contains(text: &str, needle: &str) -> bool {
    match needle.as_bytes() {
        [] => true,
        [byte] if text.len() <= 16 => text.as_bytes().contains(byte),
        needle => raw::find(text.as_bytes(), needle).is_some(),
    }
}

/// Says whether the text within the bounds starts with the prefix, as `str.startswith`.
pub fn starts_with(text: &str, prefix: &str, bounds: Bounds, is_ascii: bool) -> bool {
    Window::new(text, bounds, is_ascii).is_some_and(|window| window.text.starts_with(prefix))
}

/// Says whether the text within the bounds ends with the suffix, as `str.endswith`.
pub fn ends_with(text: &str, suffix: &str, bounds: Bounds, is_ascii: bool) -> bool {
    Window::new(text, bounds, is_ascii).is_some_and(|window| window.text.ends_with(suffix))
}

/// The part of a text within bounds.
struct Window<'a> {
    text: &'a str,
    /// The position of its first character.
    start: usize,
}

impl Window<'_> {
    fn new(text: &str, bounds: Bounds, is_ascii: bool) -> Option<Window<'_>> {
        if bounds == Bounds::ALL {
            return Some(Window { text, start: 0 });
        }
        let Range { start, end } = bounds.resolve(char_len(text, is_ascii))?;
        let text = &text[byte_range(text, start..end, is_ascii)];
        Some(Window { text, start })
    }
}
