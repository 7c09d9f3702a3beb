//! `center`, `ljust`, `rjust`, `zfill` and `expandtabs`.

use super::position::char_len;
use super::raw;
use crate::error::TextError;
use crate::format_spec::reserve;

/// Centers a text, as `str.center`.
///
/// # Errors
/// `MemoryError` for an absurd width, as for the other functions here.
pub fn center(text: &str, width: i64, fill: char, is_ascii: bool) -> Result<String, TextError> {
    let (left, right) = raw::center_padding(char_len(text, is_ascii), to_width(width));
    pad(text, left, fill, right)
}

/// Pads on the right, as `str.ljust`.
///
/// # Errors
/// As for [`center`].
pub fn left_justify(text: &str, width: i64, fill: char, is_ascii: bool) -> Result<String, TextError> {
    pad(text, 0, fill, n_missing(text, width, is_ascii))
}

/// Pads on the left, as `str.rjust`.
///
/// # Errors
/// As for [`center`].
pub fn right_justify(text: &str, width: i64, fill: char, is_ascii: bool) -> Result<String, TextError> {
    pad(text, n_missing(text, width, is_ascii), fill, 0)
}

/// Pads with zeros between sign and digits, as `str.zfill`.
///
/// # Errors
/// As for [`center`].
pub fn zero_fill(text: &str, width: i64, is_ascii: bool) -> Result<String, TextError> {
    let n_zeros = n_missing(text, width, is_ascii);
    let sign_len = usize::from(n_zeros > 0 && text.starts_with(['+', '-']));
    let (sign, digits) = text.split_at(sign_len);
    let mut out = String::new();
    reserve(&mut out, n_zeros.saturating_add(text.len()))?;
    out.push_str(sign);
    out.extend(std::iter::repeat_n('0', n_zeros));
    out.push_str(digits);
    Ok(out)
}

/// Replaces tabs by spaces up to the next multiple of `tab_size` columns, as `str.expandtabs`.
pub fn expand_tabs(text: &str, tab_size: i64) -> String {
    let bytes = raw::expand_tabs(text.as_bytes(), tab_size, true);
    String::from_utf8(bytes).expect("spaces for tabs leave a text")
}

fn to_width(width: i64) -> usize {
    usize::try_from(width).unwrap_or(0)
}

fn n_missing(text: &str, width: i64, is_ascii: bool) -> usize {
    to_width(width).saturating_sub(char_len(text, is_ascii))
}

fn pad(text: &str, n_left: usize, fill: char, n_right: usize) -> Result<String, TextError> {
    let n_fill = n_left.saturating_add(n_right).saturating_mul(fill.len_utf8());
    let mut out = String::new();
    reserve(&mut out, n_fill.saturating_add(text.len()))?;
    out.extend(std::iter::repeat_n(fill, n_left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, n_right));
    Ok(out)
}
