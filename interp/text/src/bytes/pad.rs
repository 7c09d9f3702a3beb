//! `center`, `ljust`, `rjust`, `zfill` and `expandtabs` of bytes.

use crate::error::{ErrorKind, TextError};
use crate::search::raw;

/// Centers bytes.
///
/// # Errors
/// `MemoryError` for an absurd width, as for the other functions here.
pub fn center(bytes: &[u8], width: i64, fill: u8) -> Result<Vec<u8>, TextError> {
    let (left, right) = raw::center_padding(bytes.len(), to_width(width));
    pad(&[], left, fill, bytes, right)
}

/// Pads on the right.
///
/// # Errors
/// As for [`center`].
pub fn left_justify(bytes: &[u8], width: i64, fill: u8) -> Result<Vec<u8>, TextError> {
    pad(&[], 0, fill, bytes, to_width(width).saturating_sub(bytes.len()))
}

/// Pads on the left.
///
/// # Errors
/// As for [`center`].
pub fn right_justify(bytes: &[u8], width: i64, fill: u8) -> Result<Vec<u8>, TextError> {
    pad(&[], to_width(width).saturating_sub(bytes.len()), fill, bytes, 0)
}

/// Pads with zeros between sign and digits.
///
/// # Errors
/// As for [`center`].
pub fn zero_fill(bytes: &[u8], width: i64) -> Result<Vec<u8>, TextError> {
    let n_zeros = to_width(width).saturating_sub(bytes.len());
    let sign_len = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let (sign, digits) = bytes.split_at(sign_len);
    pad(sign, n_zeros, b'0', digits, 0)
}

/// Replaces tabs by spaces up to the next multiple of `tab_size` columns.
pub fn expand_tabs(bytes: &[u8], tab_size: i64) -> Vec<u8> {
    raw::expand_tabs(bytes, tab_size, false)
}

fn to_width(width: i64) -> usize {
    usize::try_from(width).unwrap_or(0)
}

fn pad(before: &[u8], n_left: usize, fill: u8, bytes: &[u8], n_right: usize) -> Result<Vec<u8>, TextError> {
    let mut out = Vec::new();
    let n_fill = n_left.saturating_add(n_right);
    out.try_reserve(n_fill.saturating_add(before.len() + bytes.len()))
        .map_err(|_| TextError::new(ErrorKind::Memory, ""))?;
    out.extend_from_slice(before);
    out.extend(std::iter::repeat_n(fill, n_left));
    out.extend_from_slice(bytes);
    out.extend(std::iter::repeat_n(fill, n_right));
    Ok(out)
}
