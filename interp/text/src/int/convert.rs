//! Exact comparison of integers with floats, and conversion between them.

use std::cmp::Ordering;

use dashu_int::ops::BitTest;
use dashu_int::{IBig, Sign, UBig};

use super::Int;
use crate::error::TextError;

/// Truncates a float towards zero, as `int(x)` does.
///
/// # Errors
/// `OverflowError` for an infinity and `ValueError` for a NaN.
pub fn from_float_trunc(value: f64) -> Result<Int, TextError> {
    if value.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(TextError::overflow("cannot convert float infinity to integer"));
    }
    Ok(trunc_finite(value))
}

/// Rounds a 64-bit integer to the nearest float, ties to even.
pub fn small_to_float(value: i64) -> f64 {
    value as f64
}

/// Rounds a big integer to the nearest float, ties to even.
///
/// # Errors
/// `OverflowError` when the value is beyond the largest float.
pub fn big_to_float(value: &IBig) -> Result<f64, TextError> {
    let magnitude = magnitude_to_float(value);
    if magnitude.is_infinite() {
        return Err(TextError::overflow("int too large to convert to float"));
    }
    Ok(if value.sign() == Sign::Negative { -magnitude } else { magnitude })
}

/// Orders a 64-bit integer and a float by exact value; `None` when the float is NaN.
pub fn cmp_small_float(left: i64, right: f64) -> Option<Ordering> {
    const TWO_63: f64 = 9_223_372_036_854_775_808.0;
    if right.is_nan() {
        None
    } else if right >= TWO_63 {
        Some(Ordering::Less)
    } else if right < -TWO_63 {
        Some(Ordering::Greater)
    } else {
        let whole = right.trunc();
        Some(left.cmp(&(whole as i64)).then_with(|| cmp_to_fraction(right - whole)))
    }
}

/// Orders a big integer and a float by exact value; `None` when the float is NaN.
pub fn cmp_big_float(left: &IBig, right: f64) -> Option<Ordering> {
    if right.is_nan() {
        None
    } else if right.is_infinite() {
        Some(if right > 0.0 { Ordering::Less } else { Ordering::Greater })
    } else {
        let whole = right.trunc();
        let order = left.cmp(&trunc_finite(whole).into_big());
        Some(order.then_with(|| cmp_to_fraction(right - whole)))
    }
}

/// The nearest float to `mantissa * 2**exponent`, ties to even, infinity on overflow.
///
/// A caller that dropped low bits sets the lowest bit of `mantissa` when any of them was set;
/// the result is right as long as `mantissa` has at least 55 bits then.
pub(crate) fn scale_to_float(mantissa: u128, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let n_bits = i64::from(128 - mantissa.leading_zeros());
    let top = exponent.saturating_add(n_bits - 1);
    if top > 1023 {
        return f64::INFINITY;
    }
    let n_kept = if top >= -1022 { 53 } else { 53 + 1022 + top };
    if n_kept < 0 {
        return 0.0;
    }
    let n_dropped = (n_bits - n_kept).max(0);
    let kept = round_shift_right(mantissa, n_dropped as u32);
    exact_ldexp(kept as f64, exponent + n_dropped)
}

/// Shifts right with round-half-to-even.
fn round_shift_right(value: u128, n_bits: u32) -> u128 {
    if n_bits == 0 {
        return value;
    }
    let kept = value.checked_shr(n_bits).unwrap_or(0);
    let half = 1u128 << (n_bits - 1);
    let dropped = value & (half | (half - 1));
    let up = dropped > half || (dropped == half && kept & 1 == 1);
    kept + u128::from(up)
}

/// Multiplies by a power of two when the result is representable or overflows.
fn exact_ldexp(value: f64, exponent: i64) -> f64 {
    const STEP: i64 = 600;
    let mut value = value;
    let mut exponent = exponent;
    while exponent < -STEP {
        value *= 2f64.powi(-STEP as i32);
        exponent += STEP;
    }
    value * 2f64.powi(exponent as i32)
}

fn trunc_finite(value: f64) -> Int {
    let whole = value.trunc();
    if (-9.2e18..=9.2e18).contains(&whole) {
        return Int::Small(whole as i64);
    }
    let (mantissa, exponent) = decode(whole);
    let magnitude = IBig::from(mantissa) << exponent as usize;
    Int::from(if whole < 0.0 { -magnitude } else { magnitude })
}

/// Splits a finite float's magnitude into an integer and a power of two.
pub(crate) fn decode(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match ((bits >> 52) & 0x7ff) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | (1 << 52), biased - 1075),
    }
}

fn magnitude_to_float(value: &IBig) -> f64 {
    let n_bits = value.bit_len();
    let magnitude = UBig::try_from(if value.sign() == Sign::Negative { -value } else { value.clone() })
        .expect("a magnitude is not negative");
    if n_bits <= 128 {
        return scale_to_float(u128::try_from(&magnitude).expect("fits 128 bits"), 0);
    }
    let shift = n_bits - 64;
    let has_tail = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
    let top = u64::try_from(magnitude >> shift).expect("fits 64 bits");
    scale_to_float(u128::from(top) << 1 | u128::from(has_tail), shift as i64 - 1)
}

/// Compares zero with the fraction that the float has beyond the integer.
fn cmp_to_fraction(fraction: f64) -> Ordering {
    0.0f64.partial_cmp(&fraction).expect("a fraction is not NaN")
}
