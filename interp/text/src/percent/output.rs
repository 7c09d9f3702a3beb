//! Values by a directive's layout.

use dashu_int::{IBig, Sign};

use super::Layout;
use crate::error::{ErrorKind, TextError};
use crate::float::{Notation, NotationFlags, to_notation};
use crate::format_spec::{check_room, push_fill, reserve, truncate};
use crate::int::{self, Radix};

const DEFAULT_PRECISION: usize = 6;

/// Appends the text of an `s`, `r` or `a`, cut to the precision.
///
/// # Errors
/// `MemoryError` for an absurd width, as for the other functions here.
pub fn write_text(out: &mut String, text: &str, layout: &Layout) -> Result<(), TextError> {
    let text = truncate(text, layout.precision);
    if layout.width == 0 {
        out.push_str(text);
        return Ok(());
    }
    write_padded(out, text, text.chars().count(), layout)
}

/// Appends the character of a `c`.
///
/// # Errors
/// As for [`write_text`].
pub fn write_char(out: &mut String, c: char, layout: &Layout) -> Result<(), TextError> {
    write_padded(out, c.encode_utf8(&mut [0; 4]), 1, layout)
}

/// Appends the bytes of a `b` or `s` cut to the precision, or of a `c` with no precision.
///
/// # Errors
/// As for [`write_text`].
pub fn write_bytes(out: &mut Vec<u8>, bytes: &[u8], layout: &Layout) -> Result<(), TextError> {
    let bytes = &bytes[..layout.precision.unwrap_or(bytes.len()).min(bytes.len())];
    let n_padding = layout.width.saturating_sub(bytes.len());
    out.try_reserve(n_padding.saturating_add(bytes.len())).map_err(|_| TextError::new(ErrorKind::Memory, ""))?;
    let before = if layout.flags.left { 0 } else { n_padding };
    out.extend(std::iter::repeat_n(b' ', before));
    out.extend_from_slice(bytes);
    out.extend(std::iter::repeat_n(b' ', n_padding - before));
    Ok(())
}

/// Appends a 64-bit integer by one of the codes `d i u o x X`.
///
/// # Errors
/// As for [`write_text`], and `OverflowError` for an absurd precision.
pub fn write_small(out: &mut String, value: i64, code: char, layout: &Layout) -> Result<(), TextError> {
    let digits = match to_radix(code) {
        Some(radix) => int::small_to_radix(value, radix, false),
        None if *layout == Layout::default() => {
            out.push_str(itoa::Buffer::new().format(value));
            return Ok(());
        }
        None => int::small_to_decimal(value),
    };
    write_integer(out, value < 0, &digits, code, layout)
}

/// Appends a big integer by one of the codes `d i u o x X`; see [`int::big_to_decimal`] for
/// `max_digits`.
///
/// # Errors
/// As for [`write_small`], and `ValueError` for too many decimal digits.
pub fn write_big(
    out: &mut String,
    value: &IBig,
    code: char,
    layout: &Layout,
    max_digits: usize,
) -> Result<(), TextError> {
    let digits = match to_radix(code) {
        Some(radix) => int::big_to_radix(value, radix, false),
        None => int::big_to_decimal(value, max_digits)?,
    };
    write_integer(out, value.sign() == Sign::Negative, &digits, code, layout)
}

/// Appends a float by one of the codes `e E f F g G`.
///
/// # Errors
/// As for [`write_text`].
pub fn write_float(out: &mut String, value: f64, code: char, layout: &Layout) -> Result<(), TextError> {
    let precision = layout.precision.unwrap_or(DEFAULT_PRECISION);
    check_room(precision)?;
    let notation = match code {
        'e' | 'E' => Notation::Exponent(precision),
        'f' | 'F' => Notation::Fixed(precision),
        _ => Notation::General(precision),
    };
    let flags = NotationFlags {
        alternate: layout.flags.alternate,
        upper: code.is_ascii_uppercase(),
        ..NotationFlags::default()
    };
    let text = to_notation(value, notation, flags);
    let digits = text.strip_prefix('-');
    write_number(out, digits.is_some(), "", digits.unwrap_or(&text), layout)
}

fn to_radix(code: char) -> Option<Radix> {
    match code {
        'o' => Some(Radix::Octal),
        'x' => Some(Radix::LowerHex),
        'X' => Some(Radix::UpperHex),
        _ => None,
    }
}

fn write_integer(out: &mut String, negative: bool, digits: &str, code: char, layout: &Layout) -> Result<(), TextError> {
    let digits = digits.trim_start_matches('-');
    let prefix = match to_radix(code) {
        Some(radix) if layout.flags.alternate => radix.prefix(),
        _ => "",
    };
    let precision = layout.precision.unwrap_or(0);
    if precision > i32::MAX as usize - 3 {
        return Err(TextError::overflow("precision too large"));
    }
    check_room(precision)?;
    if precision <= digits.len() {
        return write_number(out, negative, prefix, digits, layout);
    }
    let mut padded = "0".repeat(precision - digits.len());
    padded.push_str(digits);
    write_number(out, negative, prefix, &padded, layout)
}

/// Zeros go between the sign and the digits, spaces around both; `-` overrides `0`.
fn write_number(
    out: &mut String,
    negative: bool,
    prefix: &str,
    digits: &str,
    layout: &Layout,
) -> Result<(), TextError> {
    let sign = match layout.flags {
        _ if negative => "-",
        flags if flags.plus => "+",
        flags if flags.space => " ",
        _ => "",
    };
    let n_chars = sign.len() + prefix.len() + digits.len();
    let n_padding = layout.width.saturating_sub(n_chars);
    reserve(out, n_padding.saturating_add(n_chars))?;
    let (before, zeros, after) = match layout.flags {
        flags if flags.left => (0, 0, n_padding),
        flags if flags.zero => (0, n_padding, 0),
        _ => (n_padding, 0, 0),
    };
    push_fill(out, ' ', before);
    out.push_str(sign);
    out.push_str(prefix);
    push_fill(out, '0', zeros);
    out.push_str(digits);
    push_fill(out, ' ', after);
    Ok(())
}

fn write_padded(out: &mut String, text: &str, n_chars: usize, layout: &Layout) -> Result<(), TextError> {
    let n_padding = layout.width.saturating_sub(n_chars);
    reserve(out, n_padding.saturating_add(text.len()))?;
    let before = if layout.flags.left { 0 } else { n_padding };
    push_fill(out, ' ', before);
    out.push_str(text);
    push_fill(out, ' ', n_padding - before);
    Ok(())
}
