//! `bytes.hex` and `bytes.fromhex`.

use crate::error::TextError;
use crate::int::is_c_space;

/// The separator of `bytes.hex(sep, bytes_per_sep)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HexSeparator {
    separator: char,
    group_size: i64,
}

impl HexSeparator {
    /// Checks a separator; groups of `group_size` bytes are counted from the right, from the
    /// left when negative, and 0 means no separators.
    ///
    /// # Errors
    /// `ValueError` when the separator is not one ASCII character.
    pub fn new(separator: &str, group_size: i64) -> Result<HexSeparator, TextError> {
        let mut chars = separator.chars();
        match (chars.next(), chars.next()) {
            (Some(separator), None) if separator.is_ascii() => Ok(HexSeparator { separator, group_size }),
            (Some(_), None) => Err(TextError::value("sep must be ASCII.")),
            _ => Err(TextError::value("sep must be length 1.")),
        }
    }

    /// Says whether a separator stands before the byte at `idx`.
    fn is_before(self, idx: usize, len: usize) -> bool {
        let size = usize::try_from(self.group_size.unsigned_abs()).unwrap_or(usize::MAX);
        let distance = if self.group_size < 0 { idx } else { len - idx };
        idx > 0 && size > 0 && distance.is_multiple_of(size)
    }
}

/// Writes two hexadecimal digits per byte.
pub fn to_hex(bytes: &[u8], separator: Option<HexSeparator>) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for (idx, &byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && separator.is_before(idx, bytes.len())
        {
            out.push(separator.separator);
        }
        out.push(DIGITS[usize::from(byte >> 4)] as char);
        out.push(DIGITS[usize::from(byte & 15)] as char);
    }
    out
}

/// Reads pairs of hexadecimal digits, with spaces between the pairs.
///
/// # Errors
/// `ValueError` for any other character and for a digit without its pair.
pub fn from_hex(text: &str) -> Result<Vec<u8>, TextError> {
    if let Some(position) = text.chars().position(|c| !c.is_ascii()) {
        return Err(invalid_at(position));
    }
    let text = text.as_bytes();
    let digit = |idx: usize| {
        let value = text.get(idx).and_then(|byte| (*byte as char).to_digit(16));
        value.map(|value| value as u8).ok_or_else(|| invalid_at(idx))
    };
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut idx = 0;
    while idx < text.len() {
        if is_c_space(text[idx]) {
            idx += 1;
            continue;
        }
        out.push(digit(idx)? << 4 | digit(idx + 1)?);
        idx += 2;
    }
    Ok(out)
}

fn invalid_at(position: usize) -> TextError {
    TextError::value(format!("non-hexadecimal number found in fromhex() arg at position {position}"))
}
