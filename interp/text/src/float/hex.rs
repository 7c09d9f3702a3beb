//! `float.hex` and `float.fromhex`.

use crate::error::TextError;
use crate::int::{decode, is_c_space, scale_to_float};

/// Writes a float exactly in hexadecimal, as `float.hex` does.
pub fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decode(value);
    let whole = mantissa >> 52;
    let fraction = mantissa & ((1 << 52) - 1);
    format!("{sign}0x{whole}.{fraction:013x}p{:+}", exponent + 52)
}

/// Reads what `float.hex` writes, and shorter forms of it, as `float.fromhex` does.
///
/// # Errors
/// `ValueError` when the text is no hexadecimal float, `OverflowError` when it is too large.
pub fn from_hex(text: &str) -> Result<f64, TextError> {
    let text = text.trim_matches(|c: char| c.is_ascii() && is_c_space(c as u8));
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match parse_word(unsigned) {
        Some(value) => value,
        None => parse_magnitude(unsigned)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_word(text: &str) -> Option<f64> {
    if text.eq_ignore_ascii_case("inf") || text.eq_ignore_ascii_case("infinity") {
        Some(f64::INFINITY)
    } else if text.eq_ignore_ascii_case("nan") {
        Some(f64::NAN)
    } else {
        None
    }
}

fn invalid() -> TextError {
    TextError::value("invalid hexadecimal floating-point string")
}

fn parse_magnitude(text: &str) -> Result<f64, TextError> {
    let text = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let (digits, exponent) = match text.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, parse_exponent(exponent)?),
        None => (text, 0),
    };
    let coefficient = Coefficient::parse(digits).ok_or_else(invalid)?;
    let exponent = coefficient.exponent.saturating_add(exponent);
    let value = scale_to_float(coefficient.mantissa, exponent);
    if value.is_infinite() {
        return Err(TextError::overflow("hexadecimal value too large to represent as a float"));
    }
    Ok(value)
}

fn parse_exponent(text: &str) -> Result<i64, TextError> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return Err(invalid());
    }
    let far = i64::MAX / 4;
    let magnitude = unsigned.parse::<i64>().unwrap_or(far).min(far);
    Ok(if text.starts_with('-') { -magnitude } else { magnitude })
}

/// The digits as `mantissa * 2**exponent`, the lowest bit standing for all that did not fit.
struct Coefficient {
    mantissa: u128,
    exponent: i64,
}

impl Coefficient {
    fn parse(digits: &str) -> Option<Coefficient> {
        let mut coefficient = Coefficient { mantissa: 0, exponent: 0 };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        for digit in whole.chars() {
            coefficient.push(digit.to_digit(16)?);
        }
        for digit in fraction.chars() {
            coefficient.push(digit.to_digit(16)?);
            coefficient.exponent -= 4;
        }
        Some(coefficient)
    }

    fn push(&mut self, digit: u32) {
        if self.mantissa >> 120 == 0 {
            self.mantissa = self.mantissa << 4 | u128::from(digit);
        } else {
            self.mantissa |= u128::from(digit != 0);
            self.exponent += 4;
        }
    }
}
