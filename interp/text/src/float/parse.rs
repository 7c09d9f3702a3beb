//! `float(text)`.

use std::borrow::Cow;

use crate::error::TextError;
use crate::int::{is_c_space, to_ascii_number};
use crate::quote;

/// Reads a float as `float(text)` does: spaces around, underscores between digits, `inf`, `nan`
/// and the decimal digits of every script.
///
/// # Errors
/// `ValueError` when the text is no float.
pub fn parse(text: &str) -> Result<f64, TextError> {
    parse_number(to_ascii_number(text).as_bytes()).ok_or_else(|| invalid(&quote::repr(text)))
}

/// Reads a float as `float(b"...")` does; see [`parse`].
///
/// # Errors
/// As for [`parse`].
pub fn parse_bytes(text: &[u8]) -> Result<f64, TextError> {
    parse_number(text).ok_or_else(|| invalid(&quote::repr_bytes(text)))
}

fn invalid(shown: &str) -> TextError {
    TextError::value(format!("could not convert string to float: {shown}"))
}

fn parse_number(text: &[u8]) -> Option<f64> {
    let text = str::from_utf8(text).ok()?;
    let text = text.trim_matches(|c: char| c.is_ascii() && is_c_space(c as u8));
    parse_ascii(&remove_underscores(text)?)
}

/// Drops underscores, `None` when one is not between two digits.
pub(crate) fn remove_underscores(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let is_digit = |idx: Option<usize>| idx.and_then(|idx| bytes.get(idx)).is_some_and(u8::is_ascii_digit);
    let all_placed = (0..bytes.len())
        .filter(|idx| bytes[*idx] == b'_')
        .all(|idx| is_digit(idx.checked_sub(1)) && is_digit(Some(idx + 1)));
    all_placed.then(|| Cow::Owned(text.replace('_', "")))
}

/// Reads a whole text without spaces or underscores.
pub(crate) fn parse_ascii(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_word = ["inf", "infinity", "nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word));
    // Rust's reader takes the same numbers, correctly rounded, and a few more words.
    let starts_as_number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if is_word || starts_as_number { text.parse().ok() } else { None }
}
