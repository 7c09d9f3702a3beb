//! `int(text, base)`.

use std::borrow::Cow;

use dashu_int::{IBig, UBig};

use super::Int;
use crate::chars;
use crate::error::TextError;
use crate::quote;

/// Reads an integer as `int(text, base)` does; `base` 0 reads the prefix, and a `max_digits`
/// of 0 means no limit.
///
/// # Errors
/// `ValueError` for a bad base, text that is no integer, or more than `max_digits` digits in a
/// base that is not a power of two.
pub fn parse(text: &str, base: i64, max_digits: usize) -> Result<Int, TextError> {
    let base = check_base(base)?;
    let ascii = to_ascii_number(text);
    parse_ascii(ascii.as_bytes(), base, max_digits)?.ok_or_else(|| invalid(base, &quote::repr(text)))
}

/// Reads an integer as `int(b"...", base)` does; see [`parse`].
///
/// # Errors
/// As for [`parse`].
pub fn parse_bytes(text: &[u8], base: i64, max_digits: usize) -> Result<Int, TextError> {
    let base = check_base(base)?;
    parse_ascii(text, base, max_digits)?.ok_or_else(|| invalid(base, &quote::repr_bytes(text)))
}

/// Replaces every decimal digit by its ASCII digit and every space by `' '`, as CPython does
/// before it reads a number; other non-ASCII characters become `?`.
pub(crate) fn to_ascii_number(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(to_ascii_number_char).collect())
}

fn to_ascii_number_char(c: char) -> char {
    if c.is_ascii() {
        c
    } else if chars::is_space(c) {
        ' '
    } else {
        chars::decimal_value(c).map_or('?', |digit| (b'0' + digit) as char)
    }
}

fn check_base(base: i64) -> Result<u32, TextError> {
    match base {
        0 | 2..=36 => Ok(base as u32),
        _ => Err(TextError::value("int() base must be >= 2 and <= 36, or 0")),
    }
}

fn invalid(base: u32, shown: &str) -> TextError {
    let shown: String = shown.chars().take(200).collect();
    TextError::value(format!("invalid literal for int() with base {base}: {shown}"))
}

/// Reads the whole text, `None` when it is no integer in that base.
fn parse_ascii(text: &[u8], base: u32, max_digits: usize) -> Result<Option<Int>, TextError> {
    let text = trim_spaces(text);
    let (negative, text) = split_sign(text);
    let is_old_octal = base == 0 && is_old_octal(text);
    let (base, digits) = split_prefix(text, base);
    if !is_old_octal && let Some(value) = parse_short_decimal(digits, base) {
        return Ok(Some(Int::Small(if negative { -value } else { value })));
    }
    let Some(scan) = scan_digits(digits, base) else {
        return Ok(None);
    };
    if max_digits != 0 && !base.is_power_of_two() && scan.count > max_digits {
        return Err(too_many_digits(max_digits, scan.count));
    }
    if scan.len != digits.len() || is_old_octal {
        return Ok(None);
    }
    Ok(Some(convert(negative, digits, base)))
}

/// The common case without checks for overflow: at most 18 plain decimal digits.
fn parse_short_decimal(digits: &[u8], base: u32) -> Option<i64> {
    if base != 10 || digits.is_empty() || digits.len() > 18 {
        return None;
    }
    digits.iter().try_fold(0i64, |value, &byte| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0')))
}

fn trim_spaces(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_c_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_c_space(*last)
    {
        text = rest;
    }
    text
}

/// The spaces of C's `isspace`: unlike `str.isspace`, without the separators 0x1c to 0x1f.
pub(crate) fn is_c_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

/// "010" is refused as an old octal number, "00" is zero.
fn is_old_octal(text: &[u8]) -> bool {
    let is_digits = text.iter().all(|b| b.is_ascii_digit() || *b == b'_');
    is_digits && text.first() == Some(&b'0') && text.iter().any(|b| !matches!(b, b'0' | b'_'))
}

/// Resolves base 0 and drops a prefix that matches the base, with its one underscore.
fn split_prefix(text: &[u8], base: u32) -> (u32, &[u8]) {
    let prefix_base = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefix_base != 0 && (base == 0 || base == prefix_base) {
        let digits = &text[2..];
        return (prefix_base, digits.strip_prefix(b"_").unwrap_or(digits));
    }
    (if base == 0 { 10 } else { base }, text)
}

struct DigitScan {
    /// How many digits there are.
    count: usize,
    /// How many bytes they and their underscores take.
    len: usize,
}

/// Measures the leading digits; `None` when underscores are misplaced or there is no digit.
fn scan_digits(text: &[u8], base: u32) -> Option<DigitScan> {
    let mut count = 0;
    let mut len = 0;
    let mut last = b'_';
    for &byte in text {
        if byte == b'_' {
            if last == b'_' {
                return None;
            }
        } else if digit_value(byte) < base {
            count += 1;
        } else {
            break;
        }
        last = byte;
        len += 1;
    }
    (last != b'_').then_some(DigitScan { count, len })
}

fn digit_value(byte: u8) -> u32 {
    (byte as char).to_digit(36).unwrap_or(u32::MAX)
}

fn convert(negative: bool, digits: &[u8], base: u32) -> Int {
    let clean: String = digits.iter().filter(|b| **b != b'_').map(|b| *b as char).collect();
    let magnitude = UBig::from_str_radix(&clean, base).expect("the digits were checked");
    let value = IBig::from(magnitude);
    Int::from(if negative { -value } else { value })
}

fn too_many_digits(max_digits: usize, n_digits: usize) -> TextError {
    TextError::value(format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion: \
         value has {n_digits} digits; use sys.set_int_max_str_digits() to increase the limit"
    ))
}
