//! Integers as text, with the interpreter's limit on decimal digits.

use dashu_int::IBig;
use dashu_int::ops::BitTest;

use crate::error::TextError;

/// The initial value of `sys.get_int_max_str_digits()`.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// A base that integers can be written in without a limit on their length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radix {
    /// Base 2, prefix `0b`.
    Binary,
    /// Base 8, prefix `0o`.
    Octal,
    /// Base 16 in small letters, prefix `0x`.
    LowerHex,
    /// Base 16 in capital letters, prefix `0X`.
    UpperHex,
}

impl Radix {
    /// The prefix that `bin`, `oct`, `hex` and the `#` flag write.
    pub fn prefix(self) -> &'static str {
        match self {
            Radix::Binary => "0b",
            Radix::Octal => "0o",
            Radix::LowerHex => "0x",
            Radix::UpperHex => "0X",
        }
    }
}

/// Appends a 64-bit integer in decimal.
#[inline]
pub fn write_small(out: &mut String, value: i64) {
    out.push_str(itoa::Buffer::new().format(value));
}

/// Writes a 64-bit integer in decimal.
pub fn small_to_decimal(value: i64) -> String {
    itoa::Buffer::new().format(value).to_owned()
}

/// Writes a big integer in decimal; a `max_digits` of 0 means no limit.
///
/// # Errors
/// `ValueError` when the text would have more than `max_digits` digits.
pub fn big_to_decimal(value: &IBig, max_digits: usize) -> Result<String, TextError> {
    if max_digits == 0 {
        return Ok(value.to_string());
    }
    // A decimal digit carries more than three bits, so a longer number cannot be within the
    // limit; this keeps the cost of a refusal constant.
    if value.bit_len() / 4 > max_digits {
        return Err(too_many_digits(max_digits));
    }
    let text = value.to_string();
    if text.len() - usize::from(text.starts_with('-')) > max_digits {
        return Err(too_many_digits(max_digits));
    }
    Ok(text)
}

/// Writes a 64-bit integer in a power-of-two base: sign, prefix when `alternate`, digits.
pub fn small_to_radix(value: i64, radix: Radix, alternate: bool) -> String {
    let mut buffer = [0; 64];
    with_sign_and_prefix(value < 0, radix, alternate, radix_digits(value.unsigned_abs(), radix, &mut buffer))
}

/// The digits of a number in a power-of-two base.
pub(crate) fn radix_digits(mut magnitude: u64, radix: Radix, buffer: &mut [u8; 64]) -> &str {
    let (n_bits, digits) = match radix {
        Radix::Binary => (1, b"0123456789abcdef"),
        Radix::Octal => (3, b"0123456789abcdef"),
        Radix::LowerHex => (4, b"0123456789abcdef"),
        Radix::UpperHex => (4, b"0123456789ABCDEF"),
    };
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = digits[(magnitude & ((1 << n_bits) - 1)) as usize];
        magnitude >>= n_bits;
        if magnitude == 0 {
            break;
        }
    }
    std::str::from_utf8(&buffer[start..]).expect("digits are ASCII")
}

/// Writes a big integer in a power-of-two base: sign, prefix when `alternate`, digits.
pub fn big_to_radix(value: &IBig, radix: Radix, alternate: bool) -> String {
    let (sign, magnitude) = value.clone().into_parts();
    let digits = match radix {
        Radix::Binary => format!("{magnitude:b}"),
        Radix::Octal => format!("{magnitude:o}"),
        Radix::LowerHex => format!("{magnitude:x}"),
        Radix::UpperHex => format!("{magnitude:X}"),
    };
    with_sign_and_prefix(sign == dashu_int::Sign::Negative, radix, alternate, &digits)
}

fn with_sign_and_prefix(negative: bool, radix: Radix, alternate: bool, digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 3);
    if negative {
        text.push('-');
    }
    if alternate {
        text.push_str(radix.prefix());
    }
    text.push_str(digits);
    text
}

fn too_many_digits(max_digits: usize) -> TextError {
    TextError::value(format!(
        "Exceeds the limit ({} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit",
        max_digits
    ))
}
