//! Rounding floats to integers and to decimal places, on their exact values.

use dashu_int::{IBig, Sign};

use crate::error::TextError;
use crate::int::{self, Int};

/// Beyond this many decimals every float is already rounded.
const MAX_DIGITS: i64 = 323;
/// Below this many decimals every float rounds to zero.
const MIN_DIGITS: i64 = -308;

/// Rounds to `n_digits` decimals, or to tens and hundreds when negative, ties to even on the
/// exact value, as `round(x, n)` does.
///
/// # Errors
/// `OverflowError` when the rounded value is beyond the largest float.
pub fn round_digits(value: f64, n_digits: i64) -> Result<f64, TextError> {
    if !value.is_finite() || n_digits > MAX_DIGITS {
        Ok(value)
    } else if n_digits < MIN_DIGITS {
        Ok(0.0 * value)
    } else if n_digits < 0 {
        round_to_power_of_ten(value, n_digits.unsigned_abs() as usize)
    } else {
        let text = format!("{value:.*}", n_digits as usize);
        Ok(text.parse().expect("a formatted float reads back"))
    }
}

/// Rounds to the nearest integer, ties to even, as `round(x)` does.
///
/// # Errors
/// `OverflowError` for an infinity and `ValueError` for a NaN.
pub fn round_half_even(value: f64) -> Result<Int, TextError> {
    int::from_float_trunc(value.round_ties_even())
}

/// The largest integer not above the value, as `math.floor` does.
///
/// # Errors
/// As for [`round_half_even`].
pub fn floor(value: f64) -> Result<Int, TextError> {
    int::from_float_trunc(value.floor())
}

/// The smallest integer not below the value, as `math.ceil` does.
///
/// # Errors
/// As for [`round_half_even`].
pub fn ceil(value: f64) -> Result<Int, TextError> {
    int::from_float_trunc(value.ceil())
}

/// The value as a numerator and a positive denominator in lowest terms.
///
/// # Errors
/// `OverflowError` for an infinity and `ValueError` for a NaN.
pub fn as_integer_ratio(value: f64) -> Result<(Int, Int), TextError> {
    if value.is_nan() {
        return Err(TextError::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(TextError::overflow("cannot convert Infinity to integer ratio"));
    }
    if value == value.trunc() {
        return Ok((int::from_float_trunc(value)?, Int::Small(1)));
    }
    let (mantissa, exponent) = int::decode(value);
    let twos = mantissa.trailing_zeros();
    let numerator = (mantissa >> twos) as i64;
    let denominator = IBig::ONE << (-(exponent + twos as i32)) as usize;
    let numerator = if value < 0.0 { -numerator } else { numerator };
    Ok((Int::Small(numerator), Int::from(denominator)))
}

fn round_to_power_of_ten(value: f64, n_zeros: usize) -> Result<f64, TextError> {
    let whole = int::from_float_trunc(value.abs())?.into_big();
    let unit = IBig::from(10u8).pow(n_zeros);
    let has_fraction = value != value.trunc();
    let rounded = round_to_multiple(whole, &unit, has_fraction);
    debug_assert!(rounded.sign() == Sign::Positive);
    let rounded =
        int::big_to_float(&rounded).map_err(|_| TextError::overflow("rounded value too large to represent"))?;
    Ok(rounded.copysign(value))
}

/// Rounds a non-negative number to a multiple of `unit`; `has_fraction` breaks ties upwards.
fn round_to_multiple(whole: IBig, unit: &IBig, has_fraction: bool) -> IBig {
    let quotient = &whole / unit;
    let twice_rest = (&whole - &quotient * unit) << 1;
    let is_odd = (&quotient & IBig::ONE) == IBig::ONE;
    let up = twice_rest > *unit || (twice_rest == *unit && (has_fraction || is_odd));
    (quotient + IBig::from(u8::from(up))) * unit
}
